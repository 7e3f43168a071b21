import type { English, Words } from '../words.ts';

export const phones: Partial<Words<English['phones']>> = {
  vote: 'Votar con el móvil',
  voteHow:
    'Apunta aquí con la cámara del móvil o escribe la dirección. El móvil tiene que estar conectado a la wifi de este centro.',
  count: '{count, plural, =0 {Aún no hay móviles} one {# móvil} other {# móviles}}',
  noServer: 'El servidor no responde. Cuando vuelva a hacerlo, se seguirá votando con el mismo código.',
  votes: 'Votos',
  end: 'Terminar la votación con el móvil',
  agreed: '{share} de los votos para la respuesta de la red',
  aPhone: 'Un móvil…',
  phone: 'Móvil',
  asCamera: 'Un móvil como cámara',
  waiting:
    'Apunta aquí con la cámara del móvil y permite usar la cámara en la página que se abre. El móvil tiene que estar conectado a la wifi de este centro.',
  awaited: 'Se espera al móvil.',
  connected: 'El móvil está conectado.',
  lost: 'Se perdió el móvil. Vuelve por sí mismo mientras su página esté abierta.',
  selfSigned: 'El móvil avisa de un certificado desconocido: lo creó este mismo equipo. Elige continuar.',
};
