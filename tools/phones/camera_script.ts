/**
 * The script of a phone that is a camera: asks for its camera, offers it to the screen, and offers it anew whenever the
 * connection is lost, until somebody stops it or the screen closes the room.
 */
export const CAMERA_SCRIPT = `(function () {
  'use strict';
  var here = location.pathname.replace(/\\/$/, '');
  var video = document.querySelector('video'), start = document.getElementById('start');
  var lens = document.getElementById('lens'), stop = document.getElementById('stop');
  var stream = null, peer = null, session = 0, timer, facing = 'environment', awake = null;
  var isAsking = false;
  // Of this page: a phone may have several open, and one of them is the camera.
  var ask = '?page=' + Math.random().toString(36).slice(2);

  function say(name) {
    document.querySelectorAll('[data-when]').forEach(function (line) {
      line.hidden = line.getAttribute('data-when') !== name;
    });
    start.hidden = isAsking || stream !== null || name === 'insecure' || name === 'screenClosed';
    stop.hidden = stream === null;
    lens.hidden = stream === null || !stream.getVideoTracks()[0].getSettings().facingMode;
    video.hidden = stream === null;
  }
  function post(part, body) {
    return fetch(here + '/' + part + ask, { method: 'POST', body: body ? JSON.stringify(body) : undefined });
  }
  function close() {
    clearTimeout(timer);
    if (peer) {
      peer.onconnectionstatechange = null;
      peer.close();
    }
    peer = null;
  }
  function end(name) {
    close();
    if (stream) stream.getTracks().forEach(function (track) { track.stop(); });
    stream = null;
    video.srcObject = null;
    if (awake) awake.release();
    awake = null;
    say(name);
  }
  function stayAwake() {
    if (!navigator.wakeLock || document.hidden) return;
    navigator.wakeLock.request('screen').then(function (lock) {
      if (stream) awake = lock;
      else lock.release();
    }, function () {});
  }
  function gathered(connection) {
    return new Promise(function (resolve) {
      function look() { if (connection.iceGatheringState === 'complete') resolve(); }
      connection.onicegatheringstatechange = look;
      setTimeout(resolve, 2000);
      look();
    });
  }
  function later(what, ms) {
    clearTimeout(timer);
    timer = setTimeout(what, ms);
  }
  function isOver(response) {
    if (response.status === 404) end('screenClosed');
    else if (response.status === 409) end('inUse');
    else return !response.ok;
    return true;
  }
  function offer() {
    close();
    if (!stream) return;
    var mine = peer = new RTCPeerConnection();
    stream.getTracks().forEach(function (track) { mine.addTrack(track, stream); });
    mine.onconnectionstatechange = function () {
      if (mine.connectionState === 'connected') say('live');
      if (mine.connectionState === 'disconnected') say('lost');
      if (mine.connectionState === 'failed') { say('lost'); offer(); }
    };
    mine.createOffer().then(function (made) {
      return mine.setLocalDescription(made);
    }).then(function () {
      return gathered(mine);
    }).then(function () {
      return peer === mine ? post('offer', { offer: mine.localDescription.sdp }) : null;
    }).then(function (response) {
      if (!response || peer !== mine) return;
      if (isOver(response)) { if (stream) later(offer, 2000); return; }
      return response.json().then(function (said) {
        session = said.session;
        poll(mine);
      });
    }).catch(function () {
      if (peer === mine) { say('lost'); later(offer, 2000); }
    });
  }
  function poll(mine) {
    post('answer').then(function (response) {
      if (peer !== mine || isOver(response)) return;
      return response.json().then(function (said) {
        if (peer !== mine) return;
        if (said.session !== session || said.isStale) return offer();
        if (said.answer && mine.signalingState === 'have-local-offer')
          return mine.setRemoteDescription({ type: 'answer', sdp: said.answer });
      });
    }).catch(function () {}).then(function () {
      if (peer === mine) later(function () { poll(mine); }, 1000);
    });
  }
  function begin() {
    if (!window.isSecureContext || !navigator.mediaDevices) return say('insecure');
    // A second press would open a second stream, which nobody stops.
    if (isAsking) return;
    isAsking = true;
    start.hidden = true;
    navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: facing, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } }
    }).then(function (given) {
      isAsking = false;
      stream = given;
      // A phone takes its camera away for a call.
      given.getVideoTracks()[0].onended = function () { if (stream === given) end('stopped'); };
      video.srcObject = given;
      video.play();
      say('waiting');
      stayAwake();
      offer();
    }, function () {
      isAsking = false;
      end('refused');
    });
  }
  start.onclick = begin;
  stop.onclick = function () { post('leave'); end('stopped'); };
  lens.onclick = function () {
    facing = facing === 'user' ? 'environment' : 'user';
    stream.getVideoTracks()[0].onended = null;
    end('waiting');
    begin();
  };
  document.addEventListener('visibilitychange', function () { if (stream) stayAwake(); });
  addEventListener('pagehide', function () { if (stream && navigator.sendBeacon) navigator.sendBeacon(here + '/leave' + ask); });
  if (!window.isSecureContext || !navigator.mediaDevices) say('insecure');
})();`;
