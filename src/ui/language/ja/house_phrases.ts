/** What a configuration may hold, and what the watchdog found, by their English. */
export const housePhrases: Readonly<Record<string, string>> = {
  // The schema of the configuration.
  'A view by its id or title; it has to be one of those that are offered.':
    'ビューのidかタイトル。提供しているビューの中から選びます。',
  'What the page shows when it opens and for each visitor: any setting of the address, e.g. {"kiosk": true, "view": "grad-cam", "fit": "fill"}. The address overrides it.':
    'ページを開いたときと、来館者が替わるたびに表示するもの。アドレスの設定なら何でも書けます。例: {"kiosk": true, "view": "grad-cam", "fit": "fill"}。アドレスでの指定が優先されます。',
  'The languages that are offered; the first is the one that the page begins with, unless "start" says another ("lang"). Without it all are offered, and the browser says which is the first.':
    '提供する言語。"start" の "lang" で別の言語を指定しなければ、ページは最初の言語で始まります。この設定がなければ、すべての言語を提供し、ブラウザーの言語で始まります。',
  'Seconds of "Still there?" at the end of the time without a hand; 0 asks nothing.':
    'だれも触れない時間の終わりに「まだいらっしゃいますか?」を表示する秒数。0なら尋ねません。',
  'What is shown while nobody is there: large words, and views one after another. Without "views" all that are offered, each for the seconds of "walk".':
    'だれもいないときに表示するもの: 大きな文字と、順に切り替わるビュー。"views" がなければ、提供するすべてのビューを "walk" の秒数ずつ表示します。',
  'How much more of the picture people have to take than before, 0..1.':
    '人が来たとみなすのは、画像の中で人の占める割合が前よりどれだけ増えたときか(0〜1)。',
  'Whether a person who comes wakes the screen, found in the camera’s picture once a second. Nothing of it is kept.':
    '人が来たら画面を起こすかどうか。1秒に1回、カメラの画像の中に人を探します。画像は残しません。',
  'Swaps left and right, e.g. of a camera that looks into a mirror.':
    '左右を入れ替えます。鏡に向けたカメラなどに使います。',
  'What is cut off at each side: shares of the width or height.':
    '上下左右から切り取る分。幅や高さに対する割合で書きます。',
  'How the camera hangs, beside what "start" turns it by ("rotate"): first turned, then mirrored, then cut, before anything looks at it. What the staff page has set for a camera counts instead.':
    'カメラの取り付け方。まず "start" の "rotate" のとおりに回し、次に左右を入れ替え、最後に端を切り取ります。表示にも計算にも、その画像を使います。スタッフ用ページでカメラに設定したものがあれば、そちらが優先されます。',
  'Address of a picture on the same server.': '同じサーバーにある画像のアドレス。',
  'Name, a sentence and the logo of the house, on the attract screen.':
    'だれもいないときの画面に出す、館の名前、ひとこと、ロゴ。',
  'false takes a tool off the screen, with its keys.':
    'falseにすると、その道具が画面から消え、キーも使えなくなります。',
  'When the exhibit is open, in local time. Outside it the screen is dark, the camera is off and nothing is computed.':
    '展示が開いている時間(現地時間)。それ以外の時間は、画面が暗くなり、カメラがオフになり、何も計算しません。',
  'The page opens itself anew at this local time, as soon as nobody is there.':
    'この時刻(現地時間)を過ぎてだれもいなくなると、ページが自動で開き直します。',
  'The SHA-256 of the PIN.': 'PINのSHA-256。',
  'Opens the staff page: five taps in the upper left corner of a kiosk, then the PIN. It keeps visitors out, not experts.':
    'スタッフ用ページを開きます。キオスクの左上の隅を5回タップしてから、PINを入力します。来館者は防げますが、専門家は防げません。',
  'Whether a kiosk has the button that opens these choices.':
    'ここにある項目を選ぶボタンを、キオスクに出すかどうか。',
  'All controls stand in the lower half of the screen.': '操作をすべて画面の下半分に置きます。',
  'How large letters are.': '文字の大きさ。',
  'White and yellow on black.': '黒地に白と黄色。',
  'Says what the network sees, when another class leads.':
    '1位のクラスが変わると、ネットワークに見えたものを声で言います。',
  'Reach and sight: what a kiosk begins with, and is again for each visitor.':
    '手の届きやすさと見やすさ。キオスクはこの設定で始まり、来館者が替わるたびにこの設定に戻ります。',
  'Where a visitor’s phone reaches this machine, e.g. "http://192.168.1.20:4180/". Not the port of the page.':
    '来館者のスマートフォンがこの機器につながるためのアドレス。例: "http://192.168.1.20:4180/"。ページとは別のポートにします。',
  'Where the server listens; the port of the address unless given.':
    'サーバーが待ち受けるポート。指定がなければ、アドレスのポートです。',
  'A kiosk hands pictures over by a QR code: it holds a link to this machine, which keeps the picture in memory for some minutes. Without it nothing can be saved.':
    'キオスクからQRコードで画像を渡します。コードの中身はこの機器へのリンクで、画像は数分間メモリーに置かれます。この設定がなければ、何も保存できません。',
  'Counts visits, and minutes of each view, a day: numbers only, in this browser, shown on the staff page.':
    '利用の回数と、各ビューの分数を、1日ごとに数えます。数だけをこのブラウザーに残し、スタッフ用ページに表示します。',
  'An address; another origin has to be allowed by the policy of the page.':
    'アドレス。別のオリジンなら、ページのポリシーで許可しておく必要があります。',
  'Where the page tells how it is, and how often.': 'ページが自分の状態を知らせる先と、その間隔。',
  'has to be a time such as "09:30"': '"09:30" のような時刻でなければなりません',
  'has to be a SHA-256 of 64 hexadecimal digits': '16進数64桁のSHA-256でなければなりません',
  'has to begin with http:// or https://': 'http:// か https:// で始まらなければなりません',
  'has to be an address': 'アドレスでなければなりません',
  // Incidents.
  'the camera is gone': 'カメラがつながっていない',
  'the camera sends no new pictures': 'カメラから新しい画像が届かない',
  'the camera repeats one picture': 'カメラから同じ画像ばかり届く',
  'a film does not go on': '動画が進まない',
  'the network does not run': 'ネットワークが動かない',
  'the network runs without its card': 'ネットワークがグラフィックカードなしで動いている',
  'the stage has lost the graphics card': 'ステージでグラフィックカードが使えない',
  'the studio does not run': 'スタジオが動かない',
  'nothing was seen': 'ネットワークが何も見ていない',
  'the machine slept': '機器がスリープした',
  'memory grows': 'メモリーの使用量が増え続ける',
  'the server does not answer': 'サーバーが応答しない',
};
