// Where the reader writes. On a web page the field stands in a frame of ours, so that the page does not hear the keys.

import { FramedField } from "./framed-field";
import { PlainField, type TextFieldProps } from "./plain-field";

export type { Field } from "./plain-field";

/** elsewhere: where else the same can be written, in words, for pages on which the field cannot be opened. */
export function TextField({ elsewhere, ...props }: TextFieldProps & { elsewhere: string }) {
  return isOurPage() ? <PlainField {...props} /> : <FramedField {...props} elsewhere={elsewhere} />;
}

/** On pages of the extension's own nobody else hears what is typed. */
const isOurPage = (): boolean => location.origin === new URL(chrome.runtime.getURL("")).origin;
