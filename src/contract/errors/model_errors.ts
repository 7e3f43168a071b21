export const modelErrors = {
  ml5Variables:
    '{file} lists {count} variables from "Variable" on; a fast style net of ml5 has 48. Is it another kind of network?',
  ml5Shapes:
    '{file}: variables {from} to {to} have the shapes {shapes}, where a kernel, a shift and a scale are expected. Is it another kind of network?',
  ml5NoManifest: 'There is no {file}: drop the whole folder of the model, or a ZIP of it.',
  notJsonDownload: '{file} is not valid JSON. Download the model again.',
  ml5NoFile: '{file} does not say which file and shape {name} has.',
  missingFile: 'The file {file} is missing, which {index} names. Drop the whole folder.',
  ml5Length: '{file} is {bytes} bytes long, its shape [{shape}] needs {needed}. Download the model again.',
  damagedAt: '{file} holds {value} at position {position}: it is damaged.',
  lacksKeys: 'network.json lacks {keys}.',
  otherTask: 'network.json is of a network to {found}, where one to {task} is needed.',
  checksum:
    '{file} is not the file that network.json describes: its SHA-256 is {found}…, expected {expected}…. Copy it to the server again.',
  notJson: '{file} is not valid JSON.',
  dtype: '{file}: {name} is of type {dtype}; only F64, F32, F16, BF16 and integers are read.',
  tensorBytes: '{file}: {name} holds {bytes} bytes, its shape [{shape}] needs {needed}.',
  truncatedAt: '{file} is truncated: {name} ends at byte {end}, the file at {size}. Download it again.',
  tooShort: '{file} is truncated: {bytes} bytes are no safetensors file.',
  headerLength: '{file} is truncated or no safetensors file: its header should be {length} bytes long.',
  headerLacks: '{file} is no safetensors file: its header does not say what {name} is.',
  headerNoJson: '{file} is no safetensors file: its header is not a JSON object.',
  architecture: 'Unknown architecture "{name}". Known: {all}.',
  unreachable: '{url} cannot be reached. Is the server running?',
  answers:
    '{url} answers {status}. The folder of a network must hold network.json and the files that it names.',
  notKept: 'The network {id} is not kept in this browser. Drop its files onto the page to open it again.',
  keptDamaged:
    "{path} of {title} was damaged in this browser's storage. Remove the network, then drop its files onto the page again.",
  truncated:
    '{file} is truncated: {bytes} bytes of {expected}. Reload the page; if it stays so, copy the file to the server again.',
  tooLong:
    '{file} is too long: {bytes} bytes of {expected}. Reload the page; if it stays so, copy the file to the server again.',
} as const;
