// What the page says of its own failure: a bar below everything, or a plain page when there is nothing else to show. Made without React, which may be what failed.
import "./survive.css";

export interface Notice {
  /** "bar" leaves the page in sight, "page" covers it. */
  readonly form: "bar" | "page";
  readonly title: string;
  /** A line that is made anew every second. */
  readonly text: () => string;
  readonly acts: readonly { readonly name: string; readonly act: () => void }[];
}

let shown: { readonly element: HTMLElement; readonly timer: number } | null = null;

/** Shows a notice in place of the one before; null takes it away. */
export function showNotice(notice: Notice | null): void {
  if (shown) {
    window.clearInterval(shown.timer);
    shown.element.remove();
    shown = null;
  }
  if (!notice) return;
  const element = document.createElement("section");
  element.className = `failure failure-${notice.form}`;
  element.setAttribute("role", notice.form === "page" ? "alertdialog" : "status");
  element.setAttribute("aria-label", notice.title);
  const inner = add(element, "div", "");
  add(inner, "strong", notice.title);
  const line = add(inner, "p", notice.text());
  const buttons = add(inner, "div", "");
  buttons.className = "failure-acts";
  for (const { name, act } of notice.acts) {
    const button = add(buttons, "button", name);
    button.type = "button";
    button.addEventListener("click", act);
  }
  const timer = window.setInterval(() => {
    const text = notice.text();
    if (line.textContent !== text) line.textContent = text;
  }, 1000);
  document.body.append(element);
  shown = { element, timer };
}

function add<K extends keyof HTMLElementTagNameMap>(to: HTMLElement, kind: K, text: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(kind);
  element.textContent = text;
  to.append(element);
  return element;
}
