/** Which values a message in ICU MessageFormat needs. */

type Before<Text extends string, Sign extends string> = Text extends `${infer Head}${Sign}${string}`
  ? Head
  : Text;

/** The placeholders of an ICU message. The branches of a plural are none: they hold a space or a `#`. */
export type NamesIn<Message> = Message extends `${string}{${infer Rest}`
  ? PlainName<Before<Before<Before<Rest, '}'>, ','>, '{'>> | NamesIn<Rest>
  : never;

type PlainName<Name extends string> = Name extends
  | `${string} ${string}`
  | `${string}#${string}`
  | `'${string}`
  | ''
  ? never
  : Name;
