/** What a configuration may hold, and what the watchdog found, by their English. */
export const housePhrases: Readonly<Record<string, string>> = {
  // The schema of the configuration.
  'A view by its id or title; it has to be one of those that are offered.':
    'Una vista, por su id o su título; tiene que ser una de las que se ofrecen.',
  'What the page shows when it opens and for each visitor: any setting of the address, e.g. {"kiosk": true, "view": "grad-cam", "fit": "fill"}. The address overrides it.':
    'Lo que muestra la página al abrirse y para cada visitante: cualquier ajuste de la dirección, p. ej. {"kiosk": true, "view": "grad-cam", "fit": "fill"}. La dirección tiene prioridad.',
  'The languages that are offered; the first is the one that the page begins with, unless "start" says another ("lang"). Without it all are offered, and the browser says which is the first.':
    'Los idiomas que se ofrecen; la página empieza con el primero, si «start» no indica otro («lang»). Sin esto se ofrecen todos, y el navegador dice cuál es el primero.',
  'Seconds of "Still there?" at the end of the time without a hand; 0 asks nothing.':
    'Segundos que se muestra «¿Sigues ahí?» al final del tiempo sin que nadie toque nada; con 0 no se pregunta.',
  'What is shown while nobody is there: large words, and views one after another. Without "views" all that are offered, each for the seconds of "walk".':
    'Lo que se muestra mientras no hay nadie: texto grande y vistas, una tras otra. Sin «views», todas las que se ofrecen, cada una durante los segundos de «walk».',
  'How much more of the picture people have to take than before, 0..1.':
    'Cuánto más de la imagen que antes tienen que ocupar las personas, de 0 a 1.',
  'Whether a person who comes wakes the screen, found in the camera’s picture once a second. Nothing of it is kept.':
    'Si la pantalla se despierta cuando llega alguien: se busca una vez por segundo en la imagen de la cámara. No se guarda nada de ella.',
  'Swaps left and right, e.g. of a camera that looks into a mirror.':
    'Intercambia izquierda y derecha, p. ej. para una cámara que mira a un espejo.',
  'What is cut off at each side: shares of the width or height.':
    'Lo que se recorta en cada lado, como parte del ancho o del alto.',
  'How the camera hangs, beside what "start" turns it by ("rotate"): first turned, then mirrored, then cut, before anything looks at it. What the staff page has set for a camera counts instead.':
    'Cómo está colocada la cámara, además del giro que indica «start» («rotate»): su imagen primero se gira, luego se refleja y luego se recorta, antes de que nada la mire. Si la página del personal fija otra cosa para una cámara, vale eso.',
  'Address of a picture on the same server.': 'Dirección de una imagen en el mismo servidor.',
  'Name, a sentence and the logo of the house, on the attract screen.':
    'Nombre, una frase y el logotipo del centro, en la pantalla que se ve cuando no hay nadie.',
  'false takes a tool off the screen, with its keys.':
    'false quita de la pantalla una herramienta, con sus teclas.',
  'When the exhibit is open, in local time. Outside it the screen is dark, the camera is off and nothing is computed.':
    'Cuándo está en marcha el módulo, en hora local. Fuera de ese horario la pantalla está oscura, la cámara apagada y no se calcula nada.',
  'The page opens itself anew at this local time, as soon as nobody is there.':
    'A esta hora local la página se vuelve a abrir sola, en cuanto no hay nadie.',
  'The SHA-256 of the PIN.': 'El SHA-256 del PIN.',
  'Opens the staff page: five taps in the upper left corner of a kiosk, then the PIN. It keeps visitors out, not experts.':
    'Abre la página del personal: cinco toques en la esquina superior izquierda de un quiosco y luego el PIN. Impide entrar a los visitantes, no a los expertos.',
  'Whether a kiosk has the button that opens these choices.':
    'Si un quiosco tiene el botón que abre estas opciones.',
  'All controls stand in the lower half of the screen.':
    'Todos los controles están en la mitad inferior de la pantalla.',
  'How large letters are.': 'El tamaño de la letra.',
  'White and yellow on black.': 'Blanco y amarillo sobre negro.',
  'Says what the network sees, when another class leads.':
    'Dice en voz alta lo que ve la red, cuando otra clase pasa a ser la más probable.',
  'Reach and sight: what a kiosk begins with, and is again for each visitor.':
    'Accesibilidad: cómo empieza un quiosco y cómo vuelve a estar para cada visitante.',
  'Where a visitor’s phone reaches this machine, e.g. "http://192.168.1.20:4180/". Not the port of the page.':
    'La dirección en la que el móvil de un visitante llega a este equipo, p. ej. «http://192.168.1.20:4180/». No es el puerto de la página.',
  'Where the server listens; the port of the address unless given.':
    'El puerto en el que escucha el servidor; si no se indica, el de la dirección.',
  'A kiosk hands pictures over by a QR code: it holds a link to this machine, which keeps the picture in memory for some minutes. Without it nothing can be saved.':
    'Un quiosco entrega las imágenes con un código QR: contiene un enlace a este equipo, que guarda la imagen en la memoria unos minutos. Sin esto no se puede guardar nada.',
  'Counts visits, and minutes of each view, a day: numbers only, in this browser, shown on the staff page.':
    'Cuenta por día las visitas y los minutos de cada vista: solo números, en este navegador; se muestran en la página del personal.',
  'An address; another origin has to be allowed by the policy of the page.':
    'Una dirección; si es de otro origen, tiene que permitirlo la política de la página.',
  'Where the page tells how it is, and how often.': 'Adónde comunica la página su estado, y cada cuánto.',
  'has to be a time such as "09:30"': 'tiene que ser una hora como «09:30»',
  'has to be a SHA-256 of 64 hexadecimal digits': 'tiene que ser un SHA-256 de 64 cifras hexadecimales',
  'has to begin with http:// or https://': 'tiene que empezar por http:// o https://',
  'has to be an address': 'tiene que ser una dirección',
  // Incidents.
  'the camera is gone': 'falta la cámara',
  'the camera sends no new pictures': 'la cámara no envía imágenes nuevas',
  'the camera repeats one picture': 'la cámara repite la misma imagen',
  'a film does not go on': 'un vídeo no avanza',
  'the network does not run': 'la red no funciona',
  'the network runs without its card': 'la red funciona sin su tarjeta gráfica',
  'the stage has lost the graphics card': 'el escenario perdió la tarjeta gráfica',
  'the studio does not run': 'el estudio no funciona',
  'nothing was seen': 'no se vio nada',
  'the machine slept': 'el equipo estuvo en reposo',
  'memory grows': 'la memoria ocupada crece',
  'the server does not answer': 'el servidor no responde',
};
