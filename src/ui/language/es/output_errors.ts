import type { English, Words } from '../words.ts';

export const outputErrors: Words<English['outputErrors']> = {
  noWay:
    'El servidor aceptó la emisión, pero no se estableció ninguna conexión. Puede haber un cortafuegos de por medio: su puerto UDP tiene que estar abierto.',
  forbidden:
    'Esta página no puede comunicarse con {origin}. Compílala con CONVOSCOPE_CONNECT={origin}, o haz que el servidor responda en una ruta de la dirección de esta página.',
  unreached:
    '{origin} no responde o no admite esta página (CORS). Comprueba que esté en marcha, que este navegador confíe en su certificado y que permita a esta página acceder a la red local.',
  token: 'El servidor no deja pasar esta emisión ({status}): quizá el token no es correcto.',
  refused: 'El servidor no acepta la emisión ({status}).',
  noAddress: 'La dirección de un servidor WHIP empieza por https:// o http://. Pregunta a quien lo lleva.',
  lost: 'Se perdió la conexión.',
  noSize: '«{size}» no es un tamaño. Pide uno como 1280x720: números pares de 16 a 4096.',
  filmBroke:
    'Su imagen o su sonido se interrumpió a medio camino ({why}). Lo grabado está guardado. Graba otra vez; si vuelve a interrumpirse, elige el otro formato o ningún sonido.',
};
