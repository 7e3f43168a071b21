import type { English, Words } from '../words.ts';

export const phones: Partial<Words<English['phones']>> = {
  vote: 'Votar por teléfono',
  voteHow:
    'Apunta aquí con la cámara del teléfono o escribe la dirección. El teléfono tiene que estar en la red de esta casa.',
  count: '{count, plural, =0 {Aún no hay teléfonos} one {# teléfono} other {# teléfonos}}',
  votes: 'Votos',
  end: 'Terminar el voto por teléfono',
  agreed: '{share} de los votos para la respuesta de la red',
  aPhone: 'Un teléfono …',
  phone: 'Teléfono',
  asCamera: 'Un teléfono como cámara',
  waiting:
    'Apunta aquí con la cámara del teléfono y da la cámara a la página que se abre. El teléfono tiene que estar en la red de esta casa.',
  awaited: 'Se espera al teléfono.',
  connected: 'El teléfono está conectado.',
  lost: 'Se perdió el teléfono. Vuelve solo mientras su página esté abierta.',
  selfSigned: 'El teléfono avisa de un certificado desconocido: lo hizo esta misma máquina. Elige continuar.',
};
