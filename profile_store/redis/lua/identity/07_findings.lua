-- What a commit found of values and profiles, for staff.

local QUEUES = {'shared', 'generic', 'decision', 'growth', 'bound'}
local MOST_ARGUMENTS = 1000

-- What is a crowd's stays one, whatever else is found of it.
local function forget_finding(member, told)
  local was = cjson.decode(told)
  if was.generic and redis.call('HEXISTS', 'i:' .. member, '!') == 0 then redis.call('SREM', 'c', spelled(was.of)) end
  for _, queue in ipairs(QUEUES) do redis.call('ZREM', 'q:' .. queue, member) end
  redis.call('HDEL', 'q:told', member)
end

-- What was judged waits for what was found of it now, and for nothing that was found before.
local function write_findings(change)
  local now = {}
  for _, finding in ipairs(change.findings) do now[finding[1]] = finding[2] end
  for start = 1, #change.judged, MOST_ARGUMENTS do
    local part = {unpack(change.judged, start, math.min(start + MOST_ARGUMENTS - 1, #change.judged))}
    for i, told in ipairs(redis.call('HMGET', 'q:told', unpack(part))) do
      if told and told ~= now[part[i]] then forget_finding(part[i], told) end
    end
  end
  for _, finding in ipairs(change.findings) do
    local member, text, waiting = unpack(finding)
    redis.call('HSET', 'q:told', member, text)
    for _, queue in ipairs(waiting) do redis.call('ZADD', 'q:' .. queue[1], queue[2], member) end
    local found = cjson.decode(text)
    if found.generic then redis.call('SADD', 'c', spelled(found.of)) end
  end
end
