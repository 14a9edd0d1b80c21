-- What commits did to profiles known before.

local REGROUPINGS_KEPT = 10000 -- KEPT of profile_store/regroupings.py

-- What is to be told of a commit is written with it: whoever dies before he tells leaves it to the next.
local function number_of(change)
  local number = redis.call('INCR', 'g:number')
  if change.regrouped then
    redis.call('HSET', 'g:untold', number, change.regrouped)
    redis.call('ZADD', 'g:latest', number, number .. ' ' .. change.regrouped)
    redis.call('ZREMRANGEBYRANK', 'g:latest', 0, -REGROUPINGS_KEPT - 1)
  end
  return number
end

local function trimmed_since(number)
  if redis.call('ZCARD', 'g:latest') < REGROUPINGS_KEPT then return false end
  return tonumber(redis.call('ZRANGE', 'g:latest', 0, 0, 'WITHSCORES')[2]) > number
end

-- a commit's number or false → {number of the latest, whether more happened than is kept, "number what" of each since,
-- this server's time as TIME says it: one clock for all workers}
local function happened_since(number)
  local now, time = tonumber(redis.call('GET', 'g:number') or 0), redis.call('TIME')
  if not number or number == now then return {now, false, {}, time} end
  local found = redis.call('ZRANGEBYSCORE', 'g:latest', '(' .. number, '+inf')
  return {now, now < number or trimmed_since(number), found, time}
end

local function regrouped(keys, args)
  return cmsgpack.pack(happened_since(cmsgpack.unpack(args[1])))
end

-- numbers and what each did, in turn
local function untold(keys, args)
  return cmsgpack.pack(redis.call('HGETALL', 'g:untold'))
end

local function told(keys, args)
  for _, number in ipairs(cmsgpack.unpack(args[1])) do redis.call('HDEL', 'g:untold', number) end
  return cmsgpack.pack(true)
end

redis.register_function('identity_told', told)
register_read('identity_regrouped', regrouped)
register_read('identity_untold', untold)
