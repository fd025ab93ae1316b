// The frame of every panel: Mantine's provider with our theme. No style tag is injected, so a strict style-src stands.
import "@mantine/core/styles/baseline.css";
import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/global.css";
import "./mantine.css";
import "./panels.css";
import "./cases.css";
import "./sheet.css";
import "./tables.css";
import { createTheme, MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";

// lockScroll would inject a style tag; the page itself never scrolls, so there is nothing to lock.
// Named, not imported: dialogs and drawers come with the first that opens.
const THEME = createTheme({
  primaryColor: "teal",
  defaultRadius: "sm",
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { lockScroll: false, transitionProps: { duration: 120 } } },
    Drawer: { defaultProps: { lockScroll: false, transitionProps: { duration: 160 } } },
  },
});

export function PanelRoot({ scheme, children }: { readonly scheme: "light" | "dark"; readonly children: ReactNode }) {
  return (
    <MantineProvider theme={THEME} forceColorScheme={scheme} withCssVariables={false} withGlobalClasses={false}>
      {children}
    </MantineProvider>
  );
}
