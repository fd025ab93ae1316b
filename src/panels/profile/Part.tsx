// A section of the profile with its heading.
import type { ReactElement, ReactNode } from "react";

export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="profile-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
