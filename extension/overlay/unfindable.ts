// Text of ours on a page, where no script of the page finds it.
//
// window.find(), and the selection that it makes, reach into closed shadow roots: a page could ask for one word after
// the other, and in Firefox it is even handed a node. They find no text that a style generates, and nothing else does
// the same in both browsers; screen readers read it as they do any text.

import { type ComponentChild, type ComponentChildren, Fragment, h, options, type VNode } from "preact";

/** Belongs to the style of everything that stands on a page. */
export const textStyle = "[data-text]::before { content: attr(data-text); }";

/** Writes text, in place of what was written there before. */
export function write(element: HTMLElement, text: string): void {
  if (text === "") delete element.dataset.text;
  else element.dataset.text = text;
}

/** What is chosen from a list is not found either, and can be nothing but text. */
const PLAIN: ReadonlySet<unknown> = new Set(["option", "textarea"]);

/** From now on, all strings that this script renders by Preact are such text. */
export function renderUnfindable(): void {
  const before = options.vnode;
  options.vnode = (vnode) => {
    before?.(vnode);
    const isElement = typeof vnode.type === "string" || vnode.type === Fragment;
    if (!isElement || PLAIN.has(vnode.type)) return;
    const props = vnode.props as { children?: ComponentChildren; "aria-label"?: string };
    const { children } = props;
    // A name that tools for accessibility know, too: some do not look at what styles generate.
    if (vnode.type === "button" && isText(children)) props["aria-label"] ??= String(children);
    props.children = unfindable(children);
  };
}

const isText = (child: unknown): child is string | number =>
  typeof child === "number" || (typeof child === "string" && child !== "");

function unfindable(child: ComponentChildren): ComponentChildren {
  if (Array.isArray(child)) return child.map((each) => unfindable(each) as ComponentChild);
  return isText(child) ? (h("span", { "data-text": String(child) }) as VNode) : child;
}
