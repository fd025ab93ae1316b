// A drawer that stands beside the map, in place of the panel: it covers nothing, and the map goes on answering the hand.
import { Drawer } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";

interface BesideDrawerProps {
  readonly opened: boolean;
  /** Its content stays while it is closed, as where it takes a while to come. */
  readonly keepMounted?: boolean;
  /** Class of its content. */
  readonly look?: string;
  readonly title: string;
  /** What its close button is called. */
  readonly closeWords: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function BesideDrawer({ opened, keepMounted = false, look = "", title, closeWords, onClose, children }: BesideDrawerProps): ReactElement {
  return (
    <Drawer
      opened={opened}
      keepMounted={keepMounted}
      onClose={onClose}
      position="right"
      size="min(var(--panel-width, 472px), 100vw)"
      classNames={{ inner: "beside-inner", content: `beside ${look}` }}
      withOverlay={false}
      attributes={{ header: { role: "presentation" } }}
      trapFocus={false}
      closeOnClickOutside={false}
      title={title}
      closeButtonProps={{ "aria-label": closeWords }}
    >
      {children}
    </Drawer>
  );
}
