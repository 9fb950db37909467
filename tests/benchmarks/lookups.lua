-- Which look-up comes next? wrk asks: arguments are the path, the number of platforms and a seed.

local start, count

function init(args)
   start, count = args[1], tonumber(args[2])
   math.randomseed(tonumber(args[3]))
end

function request()
   if count == 0 then
      return wrk.format("GET", start)
   end
   return wrk.format("GET", start .. "shop" .. math.random(0, count - 1) .. ".example.com")
end

function done(summary, latency)
   local failed = summary.errors
   io.write(string.format(
      "requests=%d\nseconds=%f\np50=%f\np99=%f\nerrors=%d\n",
      summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
      failed.connect + failed.read + failed.write + failed.status + failed.timeout
   ))
end
