// Find and go: one field for grids, positions and everything the page can do, worked by the keyboard alone (Ctrl+K or /).
import { Combobox, Modal, TextInput, useCombobox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Something that can be found: `words` is what the reader's text is looked for in, besides the label. */
export interface Findable {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly words?: string;
  readonly run: () => void;
}

export interface FinderProps {
  /** What a text may mean, best first. */
  readonly find: (text: string) => readonly Findable[];
  readonly onClose: () => void;
}

const SHOWN = 12;

export function Finder({ find, onClose }: FinderProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const combobox = useCombobox({ opened: true, loop: true });
  const found = find(text).slice(0, SHOWN);
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size="lg" yOffset="12vh" padding="xs" attributes={{ content: { "aria-label": t("find.label") } }}>
      <Combobox
        store={combobox}
        onOptionSubmit={(id) => {
          onClose();
          found.find((item) => item.id === id)?.run();
        }}
      >
        <Combobox.EventsTarget>
          <TextInput
            data-autofocus
            size="md"
            aria-label={t("find.label")}
            placeholder={t("find.hint")}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") onClose(); // the combobox keeps it from the dialog
            }}
          />
        </Combobox.EventsTarget>
        {/* Drawn anew only for another text: then the first that was found is chosen. */}
        <Combobox.Options mt="xs" aria-label={t("find.label")} ref={() => void combobox.selectFirstOption()}>
          {found.map((item) => (
            <Combobox.Option key={item.id} value={item.id}>
              <span className="finder-label">{item.label}</span>
              <span className="finder-hint">{item.hint}</span>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{t("find.nothing")}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox>
    </Modal>
  );
}
