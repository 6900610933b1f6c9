// The field itself: of one line, or of more.

import type { RefObject } from "preact";
import { useImperativeHandle, useLayoutEffect, useRef } from "preact/hooks";

export type TextFieldProps = {
  id: string;
  label: string;
  /** What stands there at first. */
  text: string;
  /** Lines that are to be seen; a field of one takes one alone. */
  lines: number;
  /** Longest text, in UTF-16 units. */
  longest: number;
  field: RefObject<Field | null>;
  typed?(text: string): void;
  /** By Enter, or by Ctrl+Enter where there are more lines; and by `Field.submit`. */
  submit(text: string): void;
  /** By Escape. */
  cancel(): void;
};

export type Field = {
  focus(): void;
  /** Submits the text as it stands. */
  submit(): void;
};

export function PlainField({
  id,
  label,
  text,
  lines,
  longest,
  field,
  typed,
  submit,
  cancel,
}: TextFieldProps) {
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const submitted = () => submit(control.current?.value ?? text);
  useImperativeHandle(field, () => ({
    focus: () => control.current?.focus({ preventScroll: true }),
    submit: submitted,
  }));
  useLayoutEffect(() => control.current?.setSelectionRange(text.length, text.length), []);
  const keys = (event: KeyboardEvent) => {
    if (event.isComposing) return; // the key is meant for the input method
    const isSubmitted = event.key === "Enter" && (lines === 1 || event.ctrlKey || event.metaKey);
    if (!isSubmitted && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (isSubmitted) submitted();
    else cancel();
  };
  const attributes = {
    id,
    ref: control,
    "aria-label": label,
    defaultValue: text,
    maxLength: longest,
    autocomplete: "off",
    onInput: () => typed?.(control.current?.value ?? ""),
    onKeyDown: keys,
  } as const;
  return lines === 1 ? <input type="text" {...attributes} /> : <textarea rows={lines} {...attributes} />;
}
