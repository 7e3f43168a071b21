import type { English, Words } from '../words.ts';

export const phoneErrors: Words<English['phoneErrors']> = {
  noRoom: 'El servidor de esta página no responde o no se inició para teléfonos (npm start -- --phones).',
  closed: 'El servidor cerró la sala: ya nadie puede votar por teléfono. Abre otra.',
  noCamera:
    'Aquí ningún teléfono puede ser la cámara: el servidor de esta página no responde o no se inició para ello (npm start -- --https).',
};
