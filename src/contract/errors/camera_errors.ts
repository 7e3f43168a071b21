export const cameraErrors = {
  none: 'No camera was found. Plug one in; it is used as soon as it is there.',
  gone: 'The chosen camera is not connected. Plug it in, or choose another camera.',
  busy: 'The camera is in use by another program. Close the other program or its video call; the camera is used as soon as it is free.',
  failed:
    'The camera could not be started ({why}). Unplug it and plug it in again, or choose another camera.',
  insecure:
    'Browsers give the camera only to pages from https or localhost. Open this page with https://, or on the machine itself as http://localhost.',
  unsupported: 'This browser has no camera access. Open the page in a current browser.',
  stopped: '{label} stopped delivering. It is tried again by itself; if nothing happens, plug it out and in.',
  unplugged: '{label} was unplugged. Plug it in again; it is used as soon as it is back.',
  phoneLost:
    'The phone that was the camera is gone. Open its page again, or choose another source. As soon as it is back it is used.',
  noScript: 'The camera script did not load. Reload the page.',
  empty: 'The camera delivers no picture. Choose another camera.',
  noScreenHere: 'This browser cannot show a screen here. Use a browser on a computer.',
  noScreenShared: 'No screen was shared. Choose a screen, a window or a tab to look at.',
  screenNeedsClick:
    'Browsers share a screen only after a click. Share it here, or choose it in the source menu.',
  screenFails: 'The screen could not be shared ({why}). Choose another screen, window or tab.',
  screenSystemForbids:
    'The operating system keeps the screen from this browser. Allow the browser to record the screen in the system settings, under privacy, and start it anew.',
  screenEmpty: 'The shared screen delivers no picture. Choose another one.',
  screenClosed: 'The shared screen was closed.',
  openedButEmpty:
    '{label} was opened but delivers no picture. Look for a shutter or a switch on it, close other programs that use it, or choose another camera.',
  stalled:
    '{label} sends no new pictures: what you see stands still. It is opened again by itself. If that does not help, look for a shutter or a switch on it, plug it out and in, or choose another camera.',
  refused:
    'The camera was refused. Allow it with the camera symbol in the address bar, or drop a picture or a video onto the page.',
  refusedInside:
    'The camera was refused. Allow it with the camera symbol in the address bar, or drop a picture or a video onto the page. Inside another page nobody may be asked: then its iframe element needs {allow}.',
  forbidden:
    "This page's settings forbid the camera. Open the page on its own, not inside another page, or ask whoever serves it to allow the camera.",
  systemForbids:
    'The operating system keeps the camera from this browser. Allow the browser to use the camera in the system settings, under privacy.',
  serverForbids:
    'The server of this page forbids the {what} by its header Permissions-Policy: let it write “{feature}=(self)” there.',
  pageAroundForbids:
    'This page lies inside another page, which keeps the {what} from it (permissions policy). Whoever makes that page writes {allow} into its iframe element. Or open this page on its own.',
} as const;
