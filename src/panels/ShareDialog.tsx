// Sharing: the link that reproduces the screen, views under a name, a picture of the map, tables for other programs, a frame for another page.
import { Button, Modal, SegmentedControl, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

export interface ShareDialogProps {
  readonly link: string;
  readonly embedLink: string;
  readonly views: readonly { readonly name: string; readonly hash: string }[];
  /** A sentence about what was just done. */
  readonly said: string;
  /** null while there is nothing to draw. */
  readonly onPicture: ((scale: number, legend: boolean) => void) | null;
  readonly onCopy: (text: string) => void;
  readonly onSave: (name: string) => void;
  readonly onOpenView: (hash: string) => void;
  readonly onForget: (name: string) => void;
  readonly onCsv: () => void;
  readonly onGeoJson: () => void;
  /** Opens the report book; null while there is nothing to report. */
  readonly onBook: (() => void) | null;
  readonly onClose: () => void;
}

const SCALES = ["1", "2", "3", "4"];

export function ShareDialog(props: ShareDialogProps) {
  const { link, embedLink, views, said, onPicture, onCopy } = props;
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [scale, setScale] = useState("2");
  const [legend, setLegend] = useState(true);
  const frame = `<iframe src="${embedLink}" title="Gridkeeper" width="960" height="600"></iframe>`;
  return (
    <Modal opened onClose={props.onClose} size="lg" title={t("share.title")} closeButtonProps={{ "aria-label": t("share.close") }}>
      <section className="share-part">
        <h3>{t("share.link")}</h3>
        <p className="note">{t("share.linkAbout")}</p>
        <Copied label={t("share.link")} text={link} onCopy={onCopy} />
      </section>
      <section className="share-part">
        <h3>{t("share.views")}</h3>
        <form
          className="share-row"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === "") return;
            props.onSave(name.trim());
            setName("");
          }}
        >
          <TextInput
            size="xs"
            className="share-text"
            aria-label={t("share.name")}
            placeholder={t("share.name")}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" disabled={name.trim() === ""}>
            {t("share.save")}
          </Button>
        </form>
        <ul className="share-views">
          {views.map((view) => (
            <li key={view.name} className="share-row">
              <button type="button" className="link share-text" onClick={() => props.onOpenView(view.hash)}>
                {view.name}
              </button>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                onClick={() => props.onForget(view.name)}
                aria-label={t("share.forget", { name: view.name })}
              >
                {t("share.delete")}
              </Button>
            </li>
          ))}
        </ul>
        {views.length === 0 && <p className="note">{t("share.noViews")}</p>}
      </section>
      <section className="share-part">
        <h3>{t("share.picture")}</h3>
        <div className="share-row">
          <SegmentedControl
            size="xs"
            aria-label={t("share.scale")}
            value={scale}
            onChange={setScale}
            data={SCALES.map((value) => ({ value, label: `${value}×` }))}
          />
          <Switch size="xs" label={t("share.withLegend")} checked={legend} onChange={(event) => setLegend(event.currentTarget.checked)} />
          <Button size="xs" disabled={onPicture === null} onClick={() => onPicture?.(Number(scale), legend)}>
            PNG
          </Button>
        </div>
      </section>
      <section className="share-part">
        <h3>{t("share.tables")}</h3>
        <div className="share-row">
          <Button size="xs" variant="light" onClick={props.onCsv}>
            CSV
          </Button>
          <Button size="xs" variant="light" onClick={props.onGeoJson}>
            GeoJSON
          </Button>
          <span className="note">{t("share.tablesAbout")}</span>
        </div>
      </section>
      {props.onBook && (
        <section className="share-part">
          <h3>{t("book.title")}</h3>
          <div className="share-row">
            <Button size="xs" variant="light" onClick={props.onBook}>
              {t("book.open")}
            </Button>
            <span className="note">{t("book.about")}</span>
          </div>
        </section>
      )}
      <section className="share-part">
        <h3>{t("share.embed")}</h3>
        <p className="note">{t("share.embedAbout")}</p>
        <Copied label={t("share.embed")} text={frame} onCopy={onCopy} />
      </section>
      <p className="note" role="status">
        {said}
      </p>
    </Modal>
  );
}

function Copied({ label, text, onCopy }: { readonly label: string; readonly text: string; readonly onCopy: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="share-row">
      <TextInput size="xs" className="share-text" aria-label={label} readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
      <Button size="xs" onClick={() => onCopy(text)} aria-label={t("share.copyOf", { what: label })}>
        {t("share.copy")}
      </Button>
    </div>
  );
}
