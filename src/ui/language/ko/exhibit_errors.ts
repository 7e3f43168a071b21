import type { English, Words } from '../words.ts';

export const exhibitErrors: Words<English['exhibitErrors']> = {
  noSchema: '설정의 스키마를 읽을 수 없습니다({status}).',
  nothingCounts: '{why} 이 파일은 쓰지 않습니다.',
  tooLong: '{file}: 설정으로는 너무 깁니다.',
  tooDeep: '{file}: 괄호가 너무 깊어 설정이 아닙니다.',
  notJson: '{file}의 {line}번째 줄이 JSON이 아닙니다: {why}.',
  noObject: "{file}에는 '{' … '}'가 있어야 합니다.",
  at: '{file}의 {line}번째 줄: {what}',
  noSetting: '“{setting}”은(는) 설정이 아니어서 뺐습니다.',
  noSettingNear: '“{setting}”은(는) 설정이 아니어서 뺐습니다. “{near}”인가요?',
  wrong: '“{setting}”이(가) 맞지 않습니다: {why}. “{part}”을(를) 뺐습니다.',
  missing: '“{setting}”이(가) 없습니다. “{part}”을(를) 뺐습니다.',
  expected: '“{setting}”은(는) {expected}이어야 하는데 {received}입니다. “{part}”을(를) 뺐습니다.',
  noAddress: '“{file}”은(는) 설정의 주소가 아닙니다.',
  otherServer: '설정 {file}이(가) 다른 서버에 있습니다. index.html 옆에 복사하세요.',
  notThere: '이 서버에 설정 {file}이(가) 없습니다({status}).',
  noAnswer: '설정 {file}을(를) 읽을 수 없습니다. 서버가 답하지 않습니다.',
  notNow: '설정 {file}을(를) 읽을 수 없습니다. 서버에 오류가 있습니다({status}).',
};
