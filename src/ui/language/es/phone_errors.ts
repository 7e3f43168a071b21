import type { English, Words } from '../words.ts';

export const phoneErrors: Words<English['phoneErrors']> = {
  noRoom: 'El servidor de esta página no responde o no se inició para móviles (npm start -- --phones).',
  closed: 'El servidor cerró la sala: ya nadie puede votar con el móvil. Abre otra.',
  noCamera:
    'Aquí ningún móvil puede ser la cámara: el servidor de esta página no responde o no se inició para ello (npm start -- --https).',
};
