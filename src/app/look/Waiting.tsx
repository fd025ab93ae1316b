// While the numbers of an analysis come.
import { Loader } from "@mantine/core";
import { useTranslation } from "react-i18next";

export function Waiting() {
  const { t } = useTranslation();
  return <Loader size="sm" role="status" aria-label={t("look.loading")} />;
}
