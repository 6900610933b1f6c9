// The field on a web page, in its frame; and words instead, where the page forbids such frames.

import { useImperativeHandle, useLayoutEffect, useRef, useState } from "preact/hooks";
import { words } from "../words";
import { FieldFrame } from "./frame";
import type { TextFieldProps } from "./plain-field";

/**
 * Until the field stands, an empty frame in which nothing runs keeps the focus: keys that are pressed meanwhile are
 * lost, but the page does not hear them. The field then takes the focus by itself, from its own process: given from
 * here, the focus would be the page's in Chromium until the browser has heard of it. (A key on its way at that very
 * moment is the page's in Chromium all the same.)
 */
export function FramedField(props: TextFieldProps & { elsewhere: string }) {
  const { id, label, text, lines, longest } = props;
  const [state, setState] = useState<"opening" | "shown" | "late">("opening");
  const element = useRef<HTMLIFrameElement>(null);
  const keeper = useRef<HTMLIFrameElement>(null);
  const late = useRef<HTMLParagraphElement>(null);
  const frame = useRef<FieldFrame>(null);
  const isAwaited = useRef(false);
  const latest = useRef(props);
  latest.current = props;

  const waiting = () => keeper.current ?? late.current;
  const focus = () => {
    give(waiting());
    if (state === "shown") frame.current?.takeFocus();
  };
  /** The focus goes on to what stands then, where it is still with what stood there before. */
  const become = (next: "shown" | "late") => {
    isAwaited.current = hasFocus(waiting());
    setState(next);
  };
  useLayoutEffect(() => {
    if (element.current === null) return;
    const opened = new FieldFrame(
      element.current,
      { label, text, lines, longest },
      {
        shown: () => become("shown"),
        late: () => become("late"),
        typed: (text) => latest.current.typed?.(text),
        submit: (text) => latest.current.submit(text),
        cancel: () => latest.current.cancel(),
      },
    );
    frame.current = opened;
    // A label gives the focus to an input by itself, but not to a frame.
    const root = element.current.getRootNode() as ShadowRoot;
    root.querySelector(`label[for="${id}"]`)?.addEventListener("click", () => props.field.current?.focus());
    return () => opened.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (state !== "opening" && isAwaited.current) focus();
  }, [state]);
  useImperativeHandle(props.field, () => ({
    focus,
    submit: () => (state === "late" ? focus() : frame.current?.submit()),
  }));
  return (
    <div class="typing" data-state={state} data-lines={lines}>
      {state !== "late" && (
        <iframe
          class="keeper"
          title={label}
          aria-hidden="true"
          sandbox="allow-scripts"
          tabIndex={-1}
          ref={keeper}
        />
      )}
      <iframe id={id} title={label} sandbox="allow-scripts" ref={element} />
      {state === "late" && (
        <p tabIndex={-1} ref={late}>
          {`${words.typing.late} ${props.elsewhere}`}
        </p>
      )}
    </div>
  );
}

const hasFocus = (element: Element | null): boolean =>
  element !== null && (element.getRootNode() as ShadowRoot).activeElement === element;

/** Firefox gives a frame that it has just made no focus while it is at a key: it does right after. */
function give(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  if (!hasFocus(element)) setTimeout(() => element?.focus({ preventScroll: true }));
}
