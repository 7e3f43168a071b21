/**
 * The script of the phone's page, in the language of old browsers: shows what the server shows now, and votes without opening
 * the page anew. Without it the page is a form that does the same.
 */
export const VOTE_SCRIPT = `(function () {
  var main = document.querySelector('main'), shown = main.innerHTML, timer, asked = 0;
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
      if (request.status !== 404) timer = setTimeout(ask, 2000, 'GET');
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
