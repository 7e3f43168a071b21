/** Titles and captions of the views and paintings: a sentence for everybody, then one for the student. */
import type { ViewWords } from '../words.ts';

export const views: Readonly<Record<string, ViewWords>> = {
  ranking: {
    title: 'Clases',
    shows: 'Lo que la red cree ver, por su nombre. Son las clases más probables, con sus probabilidades.',
    read: 'Una barra larga significa que la red está segura, no que acierte: tiene que elegir entre las clases que le enseñaron. Todas las barras suman 100 %; en una red de una sola salida, la barra dice cuán segura está del sí.',
  },
  activations: {
    title: 'Activaciones',
    shows:
      'Cada imagen pequeña brilla donde una parte de la red encuentra lo que busca. Son los mapas de activación de todos los canales de una capa, en este momento.',
    read: 'Muévete, enseña una cara, un texto, un borde, y mira qué mosaicos te siguen. Las primeras capas responden a bordes y colores; las últimas, a partes y objetos. Toca un mosaico para ponerlo sobre la imagen; fíjalo para conservarlo mientras miras otras capas.',
  },
  'top-patches': {
    title: 'Fragmentos más fuertes',
    shows:
      'Los trozos de imagen que más gustaron a una parte de la red. Para cada canal de una capa son los nueve que más lo activaron, de lo que vio la cámara o de una colección tuya.',
    read: 'Un trozo es justo lo que la neurona puede ver: su campo receptivo. Busca lo que tienen en común los nueve: eso busca el canal. Las neuronas profundas ven la imagen entera. Enseña algo nuevo a la cámara o abre una carpeta de fotos.',
  },
  embedding: {
    title: 'Embedding',
    shows:
      'Un mapa de imágenes: las que la red ve parecidas quedan cerca. Las características de la última capa se reducen a dos dimensiones, y tu imagen se coloca entre las demás.',
    read: 'Cada estrella es una imagen, descrita por los números que recibe el clasificador. La dorada es lo que ve la cámara; las líneas van a sus vecinas. Píxeles iguales no bastan para estar cerca, y lo que está cerca quizá no comparta ningún píxel: compara las filas de vecinas. En t-SNE y UMAP solo cuenta la cercanía, no la dirección, el tamaño ni los huecos.',
  },
  occlusion: {
    title: 'Oclusión',
    shows:
      'Qué pasa cuando se tapa una parte de la imagen. Un parche recorre la imagen y el mapa dice, en cada lugar, cuánto cae la probabilidad de la clase cuando el parche está ahí.',
    read: 'Un color marca lo que la red necesita: tápalo y la clase desaparece. El otro marca lo que distrae: tápalo y la red está más segura. El mapa se mide, no se calcula con gradientes; crece de lo tosco a lo fino sobre una imagen detenida.',
  },
  saliency: {
    title: 'Saliencia',
    shows:
      'Qué puntos de la imagen importan más para lo que dice la red. Es el gradiente de la puntuación de la clase respecto a cada píxel: cuánto cambiaría si el píxel cambiara un poco.',
    read: 'Los píxeles claros importan, a favor o en contra. La saliencia es nítida pero ruidosa; SmoothGrad la promedia sobre copias con ruido. Gradiente × entrada y gradientes integrados separan lo que está a favor de lo que está en contra.',
  },
  'guided-backprop': {
    title: 'Retropropagación guiada',
    shows:
      'Qué trazos de la imagen activan una parte de la red. Es el gradiente de una clase, un canal o una neurona, dejando pasar solo lo positivo.',
    read: 'El gris es cero. Lo que destaca es lo que vio la unidad. Con «gradiente», los colores son la dirección en la que tendría que cambiar la imagen. Las imágenes guiadas son nítidas pero casi no dependen de la clase: compáralas con el gradiente simple.',
  },
  'grad-cam': {
    title: 'Grad-CAM',
    shows:
      'Adónde mira la red cuando dice el nombre de la clase. Se suman los canales de una capa profunda, cada uno con el peso de su gradiente medio, y por eso el mapa es tan tosco como su cuadrícula.',
    read: 'Las zonas claras suben la puntuación de la clase. Fija otra clase que también esté en la imagen y la luz se irá allí. Las capas anteriores dan mapas más finos y más débiles.',
  },
  'guided-grad-cam': {
    title: 'Grad-CAM guiado',
    shows:
      'Trazos finos que pertenecen a lo que la red ha reconocido. Es retropropagación guiada, conservada solo donde Grad-CAM encuentra la clase.',
    read: 'El gris es cero. A diferencia de la retropropagación guiada sola, esta imagen cambia con la clase: fija otra y compara.',
  },
  'grad-cam-plus-plus': {
    title: 'Grad-CAM++',
    shows:
      'Adónde mira la red, aunque haya varios objetos iguales. Como Grad-CAM, pero cada lugar tiene su propio peso.',
    read: 'Las zonas claras suben la puntuación de la clase. Enseña dos cosas iguales: Grad-CAM prefiere la mayor; este mapa las muestra de forma más pareja. Lo que habla en contra de la clase no cuenta. Compara los dos (w).',
  },
  'hires-cam': {
    title: 'HiRes-CAM',
    shows:
      'Adónde mira la red, en los lugares que de verdad usó. Cada activación se pondera con el gradiente de su propio lugar.',
    read: 'Las zonas claras suben la puntuación de la clase. Grad-CAM promedia los gradientes y puede iluminar lugares que la red no usó. Elige una capa anterior y compara (w).',
  },
  'layer-cam': {
    title: 'Layer-CAM',
    shows:
      'Adónde mira la red, visto desde cualquiera de sus capas. El mapa es tosco en las capas profundas y fino en las primeras.',
    read: 'Las zonas claras suben la puntuación de la clase. Elige una capa anterior: el mapa sigue en el objeto y se afina, donde Grad-CAM se deshace. Lo que habla en contra de la clase no cuenta.',
  },
  lrp: {
    title: 'Relevancia',
    shows:
      'De qué puntos de la imagen sale la respuesta de la red. Capa a capa, la puntuación de la clase se reparte entre lo que la produjo.',
    read: 'Lo que está a favor y lo que está en contra tienen colores distintos. Con la regla z+ solo cuenta lo que suma: el mapa es tranquilo. Gamma y épsilon cuentan también lo que se anula: más fino y más ruidoso.',
  },
  concepts: {
    title: 'Conceptos',
    shows:
      'Las pistas que usó la red para su respuesta, primero las más importantes. Son canales de una capa, ordenados por lo que aportan a la puntuación de la clase.',
    read: 'Un mosaico es un canal: lo que aporta en cada lugar y, en el otro color, lo que quita. Toca uno: solo su parte pasa a los píxeles. Apaga los primeros (k) y mira caer la clase.',
  },
  'score-cam': {
    title: 'Score-CAM',
    shows:
      'Qué partes de la imagen le bastan a la red para reconocer lo que hay. Se suman los canales de una capa, cada uno según cuánto más probable se vuelve la clase cuando la imagen se ve solo a través de él.',
    read: 'Las zonas claras son las de los canales que aún muestran la clase a la red cuando todo lo demás se apaga hasta el color medio. El mapa se mide, no se calcula con gradientes; crece canal a canal. Compáralo con Grad-CAM (w).',
  },
  'cut-out': {
    title: 'Recorte',
    shows:
      'El objeto mismo, recortado de la imagen. A la red solo le enseñaron nombres: su mapa de saliencia dice dónde mirar y los colores hacen el resto.',
    read: 'Los píxeles más salientes se toman por objeto y los menos por fondo; GrabCut aprende los colores de ambos y corta entre ellos. Al guardarlo, el fondo es transparente. Falla donde ambos tienen los mismos colores.',
  },
  faithfulness: {
    title: 'Fidelidad',
    shows:
      'Si un mapa dice la verdad. Los píxeles que llama más importantes se borran paso a paso y se mide la probabilidad de la clase.',
    read: 'Borrado: con un buen mapa la curva cae enseguida; mejor un área pequeña. Inserción: empieza con una imagen borrosa, o sin ninguna (ROAD), y devuelve los píxeles importantes; con un buen mapa la curva sube enseguida; mejor un área grande. «Azar» muestra lo que lograría un mapa que no sabe nada.',
  },
  'sanity-check': {
    title: 'Prueba de coherencia',
    shows:
      'Si un mapa muestra lo que la red ha aprendido. Los pesos de sus capas se barajan, una tras otra, desde las puntuaciones hacia abajo.',
    read: 'La curva dice cuánto se parece el mapa al de antes: 1 es igual, 0 nada; por debajo de 0 el orden está invertido. Un mapa que explique lo que hace la red tiene que caer con ella. Uno que se mantiene alto dibuja los bordes de la imagen, sepa lo que sepa la red. La red no cambia: se barajan copias.',
  },
  fool: {
    title: 'Engáñala',
    shows:
      'El menor cambio de la imagen con el que la red dice la clase que eliges. Para ti la imagen sigue igual.',
    read: 'A la izquierda la imagen de antes, en medio el cambio muy ampliado, a la derecha los dos sumados. Con L∞ cada valor de color cambia como mucho el límite; con L2, todos juntos; en pasos de 1/255. Debajo: lo que dice la red tras JPEG, y tras ruido, un desplazamiento y un cambio de tamaño, que hacen las veces de una cámara que la filma. Elige la clase en la lista de clases o en «Lo que se mira».',
  },
  filters: {
    title: 'Filtros',
    shows:
      'Los pequeños patrones que la red pone primero sobre cada lugar de la imagen. Son los pesos de su primera capa: plantillas de color.',
    read: 'El gris es cero; más claro cuenta más de ese color, más oscuro menos. Los filtros a rayas encuentran bordes en su dirección; las manchas de color, colores. Señala un filtro para ver dónde responde en la imagen en vivo. Todos se aprendieron; nadie los dibujó.',
  },
  weights: {
    title: 'Pesos',
    shows:
      'Una mirada al interior de la red. Son los pesos de una capa, un filtro por página: un mosaico gris por cada canal que recibe.',
    read: 'El gris medio es cero, lo claro suma, lo oscuro resta. Se reconoce poco, y esa es la lección: estos mosaicos no ponderan colores, sino respuestas de la capa anterior. Señala un mosaico para ver la activación que le corresponde. Lo que busca un filtro profundo se ve en sus activaciones y sus fragmentos más fuertes.',
  },
  'live-style': {
    title: 'Estilo en vivo',
    shows:
      'La cámara repintada a la manera de un cuadro. Una segunda red, ya entrenada, pinta cada imagen en una sola pasada.',
    read: 'Elige un estilo o mezcla varios: las redes conservan qué hay y dónde, y cambian cómo está pintado. En las redes de muchos estilos solo una escala y un desplazamiento de cada canal los distinguen.',
  },
  'gradient-ascent': {
    title: 'Ascenso por gradiente',
    shows:
      'La imagen que una parte de la red más querría ver. Se hace de ruido hasta que una clase, un canal o una neurona responde lo más fuerte posible.',
    read: 'No hay ninguna foto en ella: es lo que la red guardó de miles. (MACO, que está puesto al principio, solo toma de las fotos la fuerza de cada frecuencia y el color medio.) Con el preajuste Simonyan 2013 y sus regularizadores a 0, a la red le gusta el ruido; actívalos uno a uno y mira aparecer las formas.',
  },
  'deep-dream': {
    title: 'DeepDream',
    shows:
      'Tu imagen con más de lo que la red ve en ella: las nubes se vuelven animales. Se cambia para que crezcan las activaciones de una capa.',
    read: 'Una capa temprana dibuja trazos y texturas; una profunda, ojos, caras, cosas: lo que aprendió a ver y por eso encuentra en todas partes. Sueña con un canal para ver qué busca.',
  },
  'dream-zoom': {
    title: 'Zoom onírico',
    shows: 'Una película que entra en el sueño. Cada imagen amplía un poco la anterior y sigue soñando.',
    read: 'A los pocos segundos no queda nada de tu imagen; todo viene de la red. La capa decide de qué está hecho ese mundo.',
  },
  'feature-inversion': {
    title: 'Inversión de características',
    shows:
      'Lo que la red recuerda de tu imagen. Se hace otra a partir de ruido hasta que una capa no las distingue.',
    read: 'Las primeras capas guardan casi todo. Las profundas guardan las cosas y olvidan dónde están exactamente, el color y la textura fina: lo borroso ya no le importa a la red.',
  },
  'depth-strip': {
    title: 'Tira de profundidad',
    shows:
      'Lo que la red recuerda de tu imagen, de principio a fin. Se invierten cinco capas, de la primera a la izquierda a la última a la derecha.',
    read: 'Sigue un borde, un color, una cara de izquierda a derecha: lo que queda le hace falta a la red; lo que se borra no le importa.',
  },
  texture: {
    title: 'Síntesis de texturas',
    shows:
      'Una textura que continúa, nacida del ruido. La red solo dice con qué frecuencia responden juntos sus canales, en promedio sobre toda la imagen (las matrices de Gram), y el ruido cambia hasta coincidir.',
    read: 'Cada trozo parece la textura, pero ninguno es copia: los promedios guardan el estilo y pierden dónde estaba cada cosa. Solo trazos finos: el patrón se deshace; solo gruesos: se pierde la superficie.',
  },
  'style-transfer': {
    title: 'Transferencia de estilo',
    shows:
      'Tu imagen repintada a la manera de otra. Dos exigencias tiran de los píxeles: una capa profunda debe seguir viendo las cosas, y los canales de cinco capas deben responder juntos tanto como en el estilo (matrices de Gram).',
    read: 'Lo que queda se llama contenido: las cosas y sus lugares. Lo que cambia es el estilo: paleta, trazos, lienzo. Sopesa lo uno y lo otro; una imagen de estilo más grande da trazos más grandes.',
  },
};
