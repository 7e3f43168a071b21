/**
 * The script of the phone's page, in the language of old browsers: shows what the server shows now, and votes without opening
 * the page anew. Without it the page is a form that does the same. A closed room is asked for some minutes more: a server that
 * was started anew knows of none until its screen opens it there.
 */
export const VOTE_SCRIPT = `(function () {
  var main = document.querySelector('main'), shown = main.innerHTML, timer, asked = 0, closed = 0;
  function ask(method, body) {
    var request = new XMLHttpRequest(), mine = ++asked;
    clearTimeout(timer);
    request.open(method, location.pathname.replace(/\\/$/, '') + '/part');
    if (body) request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    request.timeout = 8000;
    request.onloadend = function () {
      if (mine !== asked) return;
      if (request.status && request.status < 500 && request.responseText && request.responseText !== shown) {
        shown = request.responseText;
        main.innerHTML = shown;
      }
      closed = request.status === 404 ? closed + 1 : 0;
      if (closed < 150) timer = setTimeout(ask, 2000, 'GET');
    };
    request.send(body || null);
  }
  main.onclick = function (event) {
    var button = event.target;
    if (button.name !== 'option') return;
    event.preventDefault();
    ask('POST', 'option=' + button.value + '&round=' + main.querySelector('input').value);
  };
  document.addEventListener('visibilitychange', function () { if (!document.hidden) ask('GET'); });
  timer = setTimeout(ask, 2000, 'GET');
})();`;
