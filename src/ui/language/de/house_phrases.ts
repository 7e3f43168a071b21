/** What a configuration may hold, and what the watchdog found, by their English. */
export const housePhrases: Readonly<Record<string, string>> = {
  // The schema of the configuration.
  'A view by its id or title; it has to be one of those that are offered.':
    'Die id oder der Titel einer Ansicht; sie muss zu den angebotenen gehören.',
  'What the page shows when it opens and for each visitor: any setting of the address, e.g. {"kiosk": true, "view": "grad-cam", "fit": "fill"}. The address overrides it.':
    'Was die Seite beim Öffnen und für jeden Gast zeigt: jede Einstellung der Adresse, z. B. {"kiosk": true, "view": "grad-cam", "fit": "fill"}. Was in der Adresse steht, geht vor.',
  'The languages that are offered; the first is the one that the page begins with, unless "start" says another ("lang"). Without it all are offered, and the browser says which is the first.':
    'Die angebotenen Sprachen. Mit der ersten beginnt die Seite, wenn „start“ keine andere nennt („lang“). Ohne Angabe werden alle angeboten, und die Seite beginnt mit der Sprache des Browsers.',
  'Seconds of "Still there?" at the end of the time without a hand; 0 asks nothing.':
    'Wie viele Sekunden „Noch da?“ zu sehen ist, wenn lange niemand etwas berührt hat; bei 0 wird nicht gefragt.',
  'What is shown while nobody is there: large words, and views one after another. Without "views" all that are offered, each for the seconds of "walk".':
    'Was zu sehen ist, solange niemand da ist: große Worte und eine Ansicht nach der anderen. Ohne „views“ sind es alle angebotenen, jede so viele Sekunden, wie „walk“ sagt.',
  'How much more of the picture people have to take than before, 0..1.':
    'Um wie viel der Anteil der Menschen am Bild wachsen muss, 0 bis 1.',
  'Whether a person who comes wakes the screen, found in the camera’s picture once a second. Nothing of it is kept.':
    'Ob der Bildschirm aufwacht, wenn jemand kommt. Das Kamerabild wird einmal je Sekunde danach abgesucht; nichts davon wird behalten.',
  'Swaps left and right, e.g. of a camera that looks into a mirror.':
    'Tauscht links und rechts, z. B. für eine Kamera, die in einen Spiegel schaut.',
  'What is cut off at each side: shares of the width or height.':
    'Was an jeder Seite abgeschnitten wird, als Anteil der Breite oder Höhe.',
  'How the camera hangs, beside what "start" turns it by ("rotate"): first turned, then mirrored, then cut, before anything looks at it. What the staff page has set for a camera counts instead.':
    'Wie die Kamera hängt, zusätzlich zur Drehung in „start“ („rotate“). Das Bild wird erst gedreht, dann gespiegelt, dann beschnitten, bevor irgendetwas es ansieht. Was auf der Personalseite für eine Kamera eingestellt ist, geht vor.',
  'Address of a picture on the same server.': 'Adresse eines Bildes auf demselben Server.',
  'Name, a sentence and the logo of the house, on the attract screen.':
    'Name, ein Satz und das Logo des Hauses. Sie sind zu sehen, solange niemand da ist.',
  'false takes a tool off the screen, with its keys.':
    'false nimmt ein Werkzeug samt seinen Tasten vom Bildschirm.',
  'When the exhibit is open, in local time. Outside it the screen is dark, the camera is off and nothing is computed.':
    'Wann das Exponat in Betrieb ist, in Ortszeit. Sonst ist der Bildschirm dunkel, die Kamera aus, und nichts wird gerechnet.',
  'The page opens itself anew at this local time, as soon as nobody is there.':
    'Ab dieser Ortszeit öffnet sich die Seite von selbst neu, sobald niemand da ist.',
  'The SHA-256 of the PIN.': 'Der SHA-256 der PIN.',
  'Opens the staff page: five taps in the upper left corner of a kiosk, then the PIN. It keeps visitors out, not experts.':
    'Öffnet die Personalseite: am Kiosk fünfmal in die linke obere Ecke tippen, dann die PIN eingeben. Das hält Gäste ab, aber keine Fachleute.',
  'Whether a kiosk has the button that opens these choices.':
    'Ob ein Kiosk den Knopf hat, der diese Auswahl öffnet.',
  'All controls stand in the lower half of the screen.':
    'Die ganze Bedienung liegt in der unteren Hälfte des Bildschirms.',
  'How large letters are.': 'Wie groß die Schrift ist.',
  'White and yellow on black.': 'Weiß und Gelb auf Schwarz.',
  'Says what the network sees, when another class leads.':
    'Sagt laut, was das Netz sieht, wenn eine andere Klasse führt.',
  'Reach and sight: what a kiosk begins with, and is again for each visitor.':
    'Bedienhilfen: womit ein Kiosk beginnt und wie er für jeden Gast wieder ist.',
  'Where a visitor’s phone reaches this machine, e.g. "http://192.168.1.20:4180/". Not the port of the page.':
    'Unter welcher Adresse das Handy eines Gastes dieses Gerät erreicht, z. B. „http://192.168.1.20:4180/“. Nicht der Port der Seite.',
  'Where the server listens; the port of the address unless given.':
    'Der Port, an dem der Server lauscht; ohne Angabe der Port der Adresse.',
  'A kiosk hands pictures over by a QR code: it holds a link to this machine, which keeps the picture in memory for some minutes. Without it nothing can be saved.':
    'Ein Kiosk gibt Bilder mit einem QR-Code weiter: Er enthält einen Link zu diesem Gerät, das das Bild einige Minuten im Arbeitsspeicher behält. Ohne Angabe lässt sich nichts mitnehmen.',
  'Counts visits, and minutes of each view, a day: numbers only, in this browser, shown on the staff page.':
    'Zählt je Tag die Besuche und die Minuten jeder Ansicht: nur Zahlen, nur in diesem Browser, zu sehen auf der Personalseite.',
  'An address; another origin has to be allowed by the policy of the page.':
    'Eine Adresse; liegt sie auf einem anderen Server, muss die Richtlinie (CSP) der Seite sie erlauben.',
  'Where the page tells how it is, and how often.': 'Wohin die Seite meldet, wie es ihr geht, und wie oft.',
  'has to be a time such as "09:30"': 'muss eine Uhrzeit wie „09:30“ sein',
  'has to be a SHA-256 of 64 hexadecimal digits': 'muss ein SHA-256 aus 64 Hexadezimalziffern sein',
  'has to begin with http:// or https://': 'muss mit http:// oder https:// beginnen',
  'has to be an address': 'muss eine Adresse sein',
  // Incidents.
  'the camera is gone': 'Kamera fehlt',
  'the camera sends no new pictures': 'Kamera schickt keine neuen Bilder',
  'the camera repeats one picture': 'Kamera wiederholt ein einziges Bild',
  'a film does not go on': 'Film läuft nicht weiter',
  'the network does not run': 'Netz läuft nicht',
  'the network runs without its card': 'Netz rechnet ohne seine Grafikkarte',
  'the stage has lost the graphics card': 'Bühne hat die Grafikkarte verloren',
  'the studio does not run': 'Studio läuft nicht',
  'nothing was seen': 'Netz hat nichts gesehen',
  'the machine slept': 'Gerät war im Ruhezustand',
  'memory grows': 'Speicherbedarf wächst',
  'the server does not answer': 'Server antwortet nicht',
};
