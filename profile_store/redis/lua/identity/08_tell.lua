-- What commits did to profiles known before.

local function trimmed_since(number)
  if redis.call('ZCARD', 'g:latest') < REGROUPINGS_KEPT then return false end
  return tonumber(redis.call('ZRANGE', 'g:latest', 0, 0, 'WITHSCORES')[2]) > number
end

-- a commit's number or false → {number of the latest, whether more happened than is kept, "number what" of each since}
local function regrouped(keys, args)
  local since = cmsgpack.unpack(args[1])
  local now = tonumber(redis.call('GET', 'g:number') or 0)
  if not since or since == now then return cmsgpack.pack({now, false, {}}) end
  local found = redis.call('ZRANGEBYSCORE', 'g:latest', '(' .. since, '+inf')
  return cmsgpack.pack({now, now < since or trimmed_since(since), found})
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
