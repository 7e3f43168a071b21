/** Help of the settings of the live views, by its English. */
export const helpPhrases: Readonly<Record<string, string>> = {
  'Per channel: every tile uses the whole scale. Per layer: tiles can be compared.':
    'チャンネルごと: どのタイルも目盛り全体を使います。層ごと: タイルどうしを比べられます。',
  'By strength: the channel with the strongest neuron comes first.':
    '強い順: 最も強いニューロンのあるチャンネルが先に来ます。',
  'One patch a moment: two of a channel are at least so far apart, so that one second cannot fill all nine places.':
    '一瞬に1つのパッチ: 1秒で9か所すべてが埋まらないように、同じチャンネルのパッチは少なくともこれだけ間を空けます。',
  'Angle: the same features in the same proportions. L2: also equally strong ones.':
    '角度: 同じ特徴が同じ割合であること。L2: さらに強さも同じであること。',
  "How many pictures each one tries to stay near to: t-SNE's perplexity, UMAP's neighbours. PCA has no such number.":
    'それぞれの画像が何枚の近くにいようとするか。t-SNEのパープレキシティ、UMAPの近傍の数です。PCAにはありません。',
  "Of UMAP's random choices. The same seed gives the same map.":
    'UMAPのランダムな選び方を決めます。シードが同じなら、同じ地図になります。',
  'Side in pixels of what the network sees.': 'ネットワークが見る画像での、一辺のピクセル数。',
  'Pixels from one position to the next.': 'ある位置から次の位置までのピクセル数。',
  'SmoothGrad: noisy copies.': 'SmoothGrad: ノイズを加えた画像の枚数。',
  'Integrated gradients: steps along the path. auto goes on until the map adds up to what the score gains from an input of zeros (for most networks the mean colour), to 5 % (of a point at least), 243 steps at most.':
    '積分勾配: 経路を刻むステップ数。自動では、0だけの入力(多くのネットワークでは平均色)からのスコアの増分とマップの合計との差が5%以内(1点より小さい増分は1点とみなす)になるまで、最大243ステップ続けます。',
  'SmoothGrad: share of the value range.': 'SmoothGrad: 値の範囲に対する割合。',
  'Of each sum in a convolution. Epsilon: every term, as it is. Gamma: every term, those with the sign of the sum the more. z+: those alone that are above 0.':
    '畳み込みの和ごとに決めます。イプシロン: すべての項をそのまま。ガンマ: すべての項を、ただし和と同じ符号の項は多めに。z+: 0より大きい項だけ。',
  'How much a sum keeps for itself, the weaker the more, as a share of what the sums of its layer are on average.':
    '和が自分に残す分。弱い和ほど多く残します。その層の和の平均に対する割合です。',
  'How many times more those terms count that have the sign of their sum. For the rule gamma.':
    '和と同じ符号の項を何倍多く数えるか。規則ガンマのときに使います。',
  'As elsewhere; box: by how far a pixel is from black and from white; flat: all pixels under a window alike.':
    'ほかと同じ。箱: ピクセルが黒と白からどれだけ離れているかに応じて。均等: 窓の下のすべてのピクセルに等しく。',
  'How many, the strongest first; each is a forward pass. Of a layer with fewer, all. The deepest layers have 1,000 and more, too many to wait for on two cores.':
    '強い方からいくつ見るか。1つごとに順伝播を1回します。チャンネルがそれより少ない層ではすべて見ます。最も深い層には1,000以上あり、2コアでは待ちきれません。',
  'Pixels over which the map is averaged, fewer in a picture smaller than 224: single pixels of it are noise.':
    'マップを平均する範囲のピクセル数。224より小さい画像では、それだけ狭くなります。1つ1つのピクセルはノイズだからです。',
  'Percentile of saliency.': '顕著性のパーセンタイル。',
  'On screen: the map beside this view; without one, all five.':
    '画面のもの: このビューの隣にあるマップ。なければ5つすべて。',
  'Points on a curve.': '曲線の点の数。',
  'ROAD makes them from the pixels around them, so that the shape of a hole tells the network nothing; it takes longer.':
    'ROADは周囲のピクセルから作るので、穴の形がネットワークの手がかりになりません。時間は長くかかります。',
  'Side in pixels of the squares that are erased one after another, by what the map says of them on average. At 1 it counts how finely a map is scattered: dust over the whole picture misleads the network more than a hole.':
    'まとめて消す正方形の一辺のピクセル数。消す順番は、その中のマップの平均で決まります。1にすると、マップがどれだけ細かく散らばっているかも結果に響きます。画像全体に散ったちりは、1つの穴よりもネットワークを惑わせます。',
  'From the whole network to one that has forgotten everything; each takes an equal part of the layers.':
    '元のネットワークから、すべてを忘れたネットワークまでのステップ数。1ステップごとに同じ数の層を忘れます。',
  'Of Grad-CAM.': 'Grad-CAMの層。',
  'Another number puts the weights in another order.': '数を変えると、重みの混ざり方が変わります。',
  'FGSM takes one step along the gradient, PGD many small ones, each with a gradient of its own.':
    'FGSMは勾配に沿って1歩だけ進みます。PGDは小さく何歩も進み、1歩ごとに勾配を計算し直します。',
  'L∞ bounds the change of every colour value alone, L2 the length of all changes together.':
    'L∞は色の値1つ1つの変化を、L2はすべての変化を合わせた長さを制限します。',
  'In 1/255. The smallest that suffices is sought, from 1 on.':
    '1/255単位。1から始めて、足りる最小の値を探します。',
  'Length in 1/255. The smallest that suffices is sought, from a sixteenth on.':
    '1/255単位の長さ。1/16から始めて、足りる最小の値を探します。',
  'PGD: in each bound that is tried.': 'PGD: 試す限度ごとのステップ数。',
  'How probable the class is to be. At 0 it is enough that it leads; at 100 the whole bound is used.':
    'クラスの確率をどこまで高めるか。0なら1位になれば十分で、100なら限度をすべて使います。',
  'Of the file that the changed picture is tried as.': '変えた画像を試しに保存するファイルの品質。',
  'As it does until you choose one: it is then to be this one.':
    'クラスを選ぶまでは、いつもこうなります。そのときに代わりに言わせるクラスです。',
  'Per filter: each uses the whole scale. Whole bank: strong filters look strong, weak ones grey.':
    'フィルターごと: どれも目盛り全体を使います。全体: 強いフィルターは強く、弱いものは灰色に見えます。',
  'Norm: the longest weight vector first. Colour: the largest share of weight that is not grey first. Direction: by the angle of the stripes, from lying over rising to standing and falling; blobs last.':
    'ノルム: 重みのベクトルが長い順。色: 灰色でない重みの割合が大きい順。向き: 縞の角度の順に、水平、右上がり、垂直、右下がりと並び、斑点が最後です。',
  'Stored: as in the weights file. Applied: multiplied with the batch norm behind the layer, which can change a filter’s strength and turn light into dark.':
    '保存された値: 重みのファイルのまま。使われる値: 層の後のバッチ正規化を掛けたもの。フィルターの強さが変わり、明暗が逆になることもあります。',
  'The output channel whose weights are shown.': '重みを表示する出力チャンネル。',
  'Per tile: each uses the whole scale. Whole page: tiles can be compared.':
    'タイルごと: どれも目盛り全体を使います。ページ全体: タイルどうしを比べられます。',
  'Stored: as in the weights file. Applied: multiplied with the batch norm behind the layer.':
    '保存された値: 重みのファイルのまま。使われる値: 層の後のバッチ正規化を掛けたもの。',
  'How much of the painting lies over the camera’s picture.': 'カメラの映像に絵をどれだけ重ねるか。',
  'Only light and dark are painted.': '明暗だけを描きます。',
  'People are found by a small network of their own (MediaPipe selfie segmentation).':
    '人は専用の小さなネットワーク(MediaPipe selfie segmentation)が見つけます。',
  'Where the painting is smaller than the camera’s picture, its edges are as sharp as the camera’s.':
    '絵がカメラの映像より小さくても、輪郭はカメラの映像と同じくらい鮮明です。',
  'Strokes do not tremble: they stay where nothing moves, and go along with what moves.':
    '筆跡がちらつきません。動かない所ではとどまり、動くものには付いていきます。',
  'Where painting is slow, every other picture is the one before, moved as the camera’s picture has moved.':
    '描くのが遅いときは、2枚に1枚は前の絵を、カメラの映像が動いた分だけ動かして見せます。',
  'Longer side in pixels. Automatic: as large as leaves 15 pictures a second.':
    '長い辺のピクセル数。自動: 毎秒15枚を保てる最大の大きさ。',
};
