import type { English, Words } from '../words.ts';

export const modelErrors: Words<English['modelErrors']> = {
  ml5Variables:
    '{file}: "Variable"부터 변수가 {count}개 있습니다. ml5의 빠른 스타일 신경망에는 48개가 있습니다. 다른 종류의 신경망인가요?',
  ml5Shapes:
    '{file}: 변수 {from}–{to}의 모양이 {shapes}입니다. 커널, 이동, 배율이어야 합니다. 다른 종류의 신경망인가요?',
  ml5NoManifest: '{file}이(가) 없습니다. 모델 폴더 전체나 그 ZIP 파일을 끌어다 놓으세요.',
  notJsonDownload: '{file}: 올바른 JSON이 아닙니다. 모델을 다시 내려받으세요.',
  ml5NoFile: '{file}: {name}의 파일과 모양이 적혀 있지 않습니다.',
  missingFile: '{index}에 적힌 파일 {file}이(가) 없습니다. 폴더 전체를 끌어다 놓으세요.',
  ml5Length:
    '{file}: {bytes}바이트인데 모양 [{shape}]에는 {needed}바이트가 필요합니다. 모델을 다시 내려받으세요.',
  damagedAt: '{file}: {position}번 자리에 {value}이(가) 있습니다. 손상되었습니다.',
  lacksKeys: 'network.json에 없는 것: {keys}.',
  otherTask: 'network.json: {found} 신경망인데 {task} 신경망이 필요합니다.',
  checksum:
    '{file}: network.json에 적힌 파일이 아닙니다. SHA-256이 {expected}…이어야 하는데 {found}…입니다. 서버에 다시 복사하세요.',
  notJson: '{file}: 올바른 JSON이 아닙니다.',
  dtype: '{file}: {name}의 형식은 {dtype}입니다. F64, F32, F16, BF16과 정수만 읽습니다.',
  tensorBytes: '{file}: {name}은(는) {bytes}바이트인데 모양 [{shape}]에는 {needed}바이트가 필요합니다.',
  truncatedAt:
    '{file}: 잘렸습니다. {name}은(는) {end}바이트에서 끝나는데 파일은 {size}바이트입니다. 다시 내려받으세요.',
  tooShort: '{file}: 잘렸습니다. {bytes}바이트인 safetensors 파일은 없습니다.',
  headerLength: '{file}: 잘렸거나 safetensors 파일이 아닙니다. 머리글이 {length}바이트여야 합니다.',
  headerLacks: '{file}: safetensors 파일이 아닙니다. 머리글에 {name}이(가) 무엇인지 적혀 있지 않습니다.',
  headerNoJson: '{file}: safetensors 파일이 아닙니다. 머리글이 JSON 객체가 아닙니다.',
  architecture: '모르는 구조 "{name}". 아는 것: {all}.',
  unreachable: '{url}에 닿을 수 없습니다. 서버가 켜져 있나요?',
  answers: '{url}의 응답: {status}. 신경망 폴더에는 network.json과 그것에 적힌 파일이 있어야 합니다.',
  notKept: '신경망 {id}은(는) 이 브라우저에 없습니다. 파일을 페이지에 끌어다 놓으면 다시 열립니다.',
  keptDamaged:
    '{title}의 {path}이(가) 이 브라우저의 저장소에서 손상되었습니다. 신경망을 지우고 파일을 다시 끌어다 놓으세요.',
  truncated:
    '{file}: 잘렸습니다({expected}바이트 가운데 {bytes}바이트). 페이지를 다시 불러오고, 그래도 그대로면 파일을 서버에 다시 복사하세요.',
  tooLong:
    '{file}: 너무 깁니다({expected}바이트여야 하는데 {bytes}바이트). 페이지를 다시 불러오고, 그래도 그대로면 파일을 서버에 다시 복사하세요.',
};
