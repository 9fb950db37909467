(function(){document.getElementById("app").textContent="demo"})();
