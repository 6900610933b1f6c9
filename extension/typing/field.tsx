// The page in the frame: one field, shown only to the extension's own content script, which hears what is typed in it.
//
// It has the rights of the extension, in some browsers, and uses none of them: whatever it is sent is text.

import { render } from "preact";
import * as v from "valibot";
import { type FieldAsks, type FromField, Opening, ToField } from "./messages";
import { type Field, PlainField } from "./plain-field";
import { fieldStyle } from "./style";

addEventListener("message", ({ data, ports: [port] }) => {
  const opening = v.safeParse(Opening, data);
  if (port !== undefined && opening.success) void open(opening.output, port);
});

/** Any page that knows the address can say so; the content script is asked whether it was the one. */
async function open(opening: Opening, port: MessagePort): Promise<void> {
  const asked: FieldAsks = { kind: "is-field-open", token: opening.token };
  if ((await chrome.runtime.sendMessage(asked)) !== true) return;
  const { label, text, lines, longest, theme } = opening;
  const field: { current: Field | null } = { current: null };
  const tell = (message: FromField): void => port.postMessage(message);
  document.adoptedStyleSheets = [fieldStyle(theme)];
  render(
    <PlainField
      id="field"
      label={label}
      text={text}
      lines={lines}
      longest={longest}
      field={field}
      typed={(text) => tell({ kind: "typed", text })}
      submit={(text) => tell({ kind: "submit", text })}
      cancel={() => tell({ kind: "cancel" })}
    />,
    document.body,
  );
  port.onmessage = ({ data }) => {
    const wished = v.safeParse(ToField, data);
    if (!wished.success) return;
    if (wished.output.kind === "submit") field.current?.submit();
    else field.current?.focus();
  };
  // A focus that comes to the frame by itself, by a click beside the field, goes on to the field.
  addEventListener("focus", () => field.current?.focus());
  if (document.hasFocus()) field.current?.focus();
  tell({ kind: "shown" });
}
