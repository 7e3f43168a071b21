import type { English, Words } from '../words.ts';

export const modelErrors: Words<English['modelErrors']> = {
  ml5Variables:
    '{file} enumera {count} variables a partir de «Variable»; una red de estilo rápida de ml5 tiene 48. ¿Es otro tipo de red?',
  ml5Shapes:
    '{file}: las variables {from} a {to} tienen las formas {shapes}, donde se esperan un núcleo, un desplazamiento y una escala. ¿Es otro tipo de red?',
  ml5NoManifest: 'Falta {file}: suelta la carpeta entera del modelo o un ZIP de ella.',
  notJsonDownload: '{file} no es JSON válido. Descarga otra vez el modelo.',
  ml5NoFile: '{file} no dice qué archivo y qué forma tiene {name}.',
  missingFile: 'Falta el archivo {file}, que {index} nombra. Suelta la carpeta entera.',
  ml5Length:
    '{file} mide {bytes} bytes, y su forma [{shape}] necesita {needed}. Descarga otra vez el modelo.',
  damagedAt: '{file} contiene {value} en la posición {position}: está dañado.',
  lacksKeys: 'Falta en network.json: {keys}.',
  otherTask: 'network.json describe una red para «{found}», y se necesita una para «{task}».',
  checksum:
    '{file} no es el archivo que describe network.json: su SHA-256 es {found}…, y se esperaba {expected}…. Cópialo otra vez al servidor.',
  notJson: '{file} no es JSON válido.',
  dtype: '{file}: {name} es de tipo {dtype}; solo se leen F64, F32, F16, BF16 y enteros.',
  tensorBytes: '{file}: {name} contiene {bytes} bytes, y su forma [{shape}] necesita {needed}.',
  truncatedAt:
    '{file} está incompleto: {name} termina en el byte {end} y el archivo, en el {size}. Descárgalo otra vez.',
  tooShort: '{file} está incompleto: {bytes} bytes no son un archivo safetensors.',
  headerLength:
    '{file} está incompleto o no es un archivo safetensors: su cabecera debería medir {length} bytes.',
  headerLacks: '{file} no es un archivo safetensors: su cabecera no dice qué es {name}.',
  headerNoJson: '{file} no es un archivo safetensors: su cabecera no es un objeto JSON.',
  architecture: 'Arquitectura desconocida: «{name}». Se conocen: {all}.',
  unreachable: 'No se llega a {url}. ¿Está en marcha el servidor?',
  answers:
    '{url} responde {status}. La carpeta de una red debe contener network.json y los archivos que este nombra.',
  notKept:
    'La red {id} no está guardada en este navegador. Suelta sus archivos en la página para abrirla otra vez.',
  keptDamaged:
    '{path}, de {title}, se dañó en el almacenamiento de este navegador. Quita la red y suelta otra vez sus archivos en la página.',
  truncated:
    '{file} está incompleto: {bytes} bytes de {expected}. Recarga la página; si sigue igual, copia otra vez el archivo al servidor.',
  tooLong:
    '{file} es demasiado largo: {bytes} bytes en lugar de {expected}. Recarga la página; si sigue igual, copia otra vez el archivo al servidor.',
};
