// The catalogue that cases are read by: the deployment's, else the labelled sample.
import { useQuery } from "@tanstack/react-query";
import type { Catalogue } from "../core/model/catalogue";
import { SAMPLE_CATALOGUE } from "../core/model/catalogueSample";
import type { Config } from "./config";

/** The sample until the deployment's file has come; what is wrong with that file is told when the page opens (firstSight.ts). */
export function useCatalogue({ catalogue: path }: Config): Catalogue {
  const read = useQuery({
    queryKey: ["catalogue", path],
    queryFn: async () => (await import("./caseSetting")).fetchCatalogue(path),
    enabled: path !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (read.data?.ok === true ? read.data.value : null) ?? SAMPLE_CATALOGUE;
}
