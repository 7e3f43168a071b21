/** What a configuration may hold, and what the watchdog found, by their English. */
export const housePhrases: Readonly<Record<string, string>> = {
  // The schema of the configuration.
  'A view by its id or title; it has to be one of those that are offered.':
    '열릴 때 보여 줄 보기의 id나 이름. 제공하는 보기 가운데 하나여야 합니다.',
  'What the page shows when it opens and for each visitor: any setting of the address, e.g. {"kiosk": true, "view": "grad-cam", "fit": "fill"}. The address overrides it.':
    '페이지가 열릴 때와 관람객마다 보여 줄 것. 주소의 설정이면 무엇이든 됩니다. 예: {"kiosk": true, "view": "grad-cam", "fit": "fill"}. 주소가 이보다 앞섭니다.',
  'The languages that are offered; the first is the one that the page begins with, unless "start" says another ("lang"). Without it all are offered, and the browser says which is the first.':
    '제공하는 언어. "start"가 다른 언어("lang")를 말하지 않으면 첫째로 시작합니다. 없으면 모두 제공하고 브라우저의 언어로 시작합니다.',
  'Seconds of "Still there?" at the end of the time without a hand; 0 asks nothing.':
    '아무도 만지지 않은 시간이 끝날 때 "아직 계신가요?"를 보여 줄 초. 0이면 묻지 않습니다.',
  'What is shown while nobody is there: large words, and views one after another. Without "views" all that are offered, each for the seconds of "walk".':
    '아무도 없을 때 보여 줄 것: 큰 글과 차례로 바뀌는 보기. "views"가 없으면 제공하는 모든 보기를 "walk"의 초만큼 보여 줍니다.',
  'How much more of the picture people have to take than before, 0..1.':
    '사람이 화면에서 전보다 얼마나 더 넓게 보여야 하는지, 0–1.',
  'Whether a person who comes wakes the screen, found in the camera’s picture once a second. Nothing of it is kept.':
    '사람이 오면 화면을 깨울지. 1초에 한 번 카메라 영상에서 찾으며 아무것도 남기지 않습니다.',
  'Swaps left and right, e.g. of a camera that looks into a mirror.':
    '왼쪽과 오른쪽을 바꿉니다. 예: 거울을 보는 카메라.',
  'What is cut off at each side: shares of the width or height.': '네 변에서 잘라 낼 너비나 높이의 비율.',
  'How the camera hangs, beside what "start" turns it by ("rotate"): first turned, then mirrored, then cut, before anything looks at it. What the staff page has set for a camera counts instead.':
    '카메라가 달린 방향. "start"의 "rotate"에 더해 먼저 돌리고, 좌우를 바꾸고, 자른 뒤에 봅니다. 관리자 페이지에서 카메라에 정한 것이 이보다 앞섭니다.',
  'Address of a picture on the same server.': '같은 서버에 있는 그림의 주소.',
  'Name, a sentence and the logo of the house, on the attract screen.':
    '첫 화면에 보일 기관의 이름, 한 문장, 로고.',
  'false takes a tool off the screen, with its keys.': 'false이면 그 도구와 키를 화면에서 뺍니다.',
  'When the exhibit is open, in local time. Outside it the screen is dark, the camera is off and nothing is computed.':
    '전시가 열려 있는 시간(현지 시각). 그 밖에는 화면이 어둡고 카메라가 꺼지며 아무것도 계산하지 않습니다.',
  'The page opens itself anew at this local time, as soon as nobody is there.':
    '이 현지 시각이 지나 아무도 없게 되면 페이지가 스스로 다시 열립니다.',
  'The SHA-256 of the PIN.': 'PIN의 SHA-256.',
  'Opens the staff page: five taps in the upper left corner of a kiosk, then the PIN. It keeps visitors out, not experts.':
    '관리자 페이지를 엽니다: 키오스크 왼쪽 위 모서리를 다섯 번 누르고 PIN을 넣습니다. 관람객은 막지만 전문가는 막지 못합니다.',
  'Whether a kiosk has the button that opens these choices.': '키오스크에 이 선택을 여는 버튼을 둘지.',
  'All controls stand in the lower half of the screen.': '모든 조작을 화면 아래쪽 절반에 둡니다.',
  'How large letters are.': '글자의 크기.',
  'White and yellow on black.': '검은 바탕에 흰색과 노란색.',
  'Says what the network sees, when another class leads.': '다른 클래스가 앞서면 신경망이 본 것을 말합니다.',
  'Reach and sight: what a kiosk begins with, and is again for each visitor.':
    '손과 눈에 맞추기: 키오스크가 시작할 때, 그리고 관람객마다 돌아가는 상태.',
  'Where a visitor’s phone reaches this machine, e.g. "http://192.168.1.20:4180/". Not the port of the page.':
    '관람객의 휴대전화가 이 기기에 닿는 주소. 예: "http://192.168.1.20:4180/". 페이지의 포트가 아닙니다.',
  'Where the server listens; the port of the address unless given.':
    '서버가 요청을 받는 포트. 없으면 주소의 포트.',
  'A kiosk hands pictures over by a QR code: it holds a link to this machine, which keeps the picture in memory for some minutes. Without it nothing can be saved.':
    '키오스크가 QR 코드로 그림을 건넵니다. 코드는 이 기기의 링크이고, 그림은 몇 분 동안 메모리에 있습니다. 없으면 아무것도 저장할 수 없습니다.',
  'Counts visits, and minutes of each view, a day: numbers only, in this browser, shown on the staff page.':
    '하루의 방문 수와 보기마다의 분을 셉니다. 숫자만 이 브라우저에 두고 관리자 페이지에 보여 줍니다.',
  'An address; another origin has to be allowed by the policy of the page.':
    '주소. 다른 출처는 페이지의 정책이 허용해야 합니다.',
  'Where the page tells how it is, and how often.': '페이지가 상태를 알릴 곳과 간격.',
  'has to be a time such as "09:30"': '"09:30" 같은 시각이어야 합니다',
  'has to be a SHA-256 of 64 hexadecimal digits': '16진수 64자리의 SHA-256이어야 합니다',
  'has to begin with http:// or https://': 'http://나 https://로 시작해야 합니다',
  'has to be an address': '주소여야 합니다',
  // Incidents.
  'the camera is gone': '카메라가 없음',
  'the camera sends no new pictures': '카메라가 새 영상을 보내지 않음',
  'the camera repeats one picture': '카메라가 같은 영상만 보냄',
  'a film does not go on': '동영상이 멈춤',
  'the network does not run': '신경망이 멈춤',
  'the network runs without its card': '신경망이 그래픽 카드 없이 작동함',
  'the stage has lost the graphics card': '무대에서 그래픽 카드를 쓸 수 없음',
  'the studio does not run': '작업실이 멈춤',
  'nothing was seen': '신경망이 아무것도 보지 않음',
  'the machine slept': '기기가 잠들었음',
  'memory grows': '메모리가 늘어남',
  'the server does not answer': '서버가 답하지 않음',
};
