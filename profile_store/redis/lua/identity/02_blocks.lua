-- Who stands beside whom by what he states: blocks of records (b:) and of what profiles state together (s:). A block keeps
-- one more record than is followed, which tells that it ended.

local function followed(key, limit)
  return redis.call('SCARD', key) <= limit
end

local function members(keys)
  return #keys > 0 and redis.call('SUNION', unpack(keys)) or {}
end

-- who is in the blocks that are followed, who in those that fell with this record or about then
local function enter_blocks(record, blocks, limit)
  local near, fallen = {}, {}
  for _, block in ipairs(blocks) do
    local key = 'b:' .. block
    if followed(key, limit) then redis.call('SADD', key, record) end
    if followed(key, limit) then
      near[#near + 1] = key
    elseif redis.call('SISMEMBER', key, record) == 1 then
      fallen[#fallen + 1] = key
    end
  end
  return members(near), members(fallen)
end

-- The blocks of sums that are followed with these; mostly there are none.
local function sums_beside(blocks, limit)
  local together, near = {}, {}
  for i, block in ipairs(blocks) do together[i] = 's:' .. block end
  if #together == 0 or redis.call('EXISTS', unpack(together)) == 0 then return near end
  for i, block in ipairs(blocks) do
    if followed('b:' .. block, limit) and followed(together[i], limit) then near[#near + 1] = together[i] end
  end
  return near
end

-- Whether its profile has more records: a list of one is as long as the id, with brackets and quotes.
local function has_others(record)
  local profile = profile_of(record)
  return profile and redis.call('HSTRLEN', 'p:' .. profile, 'r') > #record + 4
end

-- A record of the graph stands in its blocks since now: {candidates, records of blocks that fell, sums beside it, whether its
-- profile has more records}. What candidates say is noted in `said`.
local function meet(record, blocks, limit, said)
  local near, fallen = enter_blocks(record, blocks, limit)
  for _, other in ipairs(near) do
    if said[other] == nil and other ~= record then said[other] = redis.call('HGET', 'r:' .. other, 'd') end
  end
  return {near, fallen, members(sums_beside(blocks, limit)), has_others(record)}
end

-- The same of one that was there before: true where it was compared.
local function meet_again(record, blocks, limit, said)
  return redis.call('HEXISTS', 'l:' .. record, '.') == 1 or meet(record, blocks, limit, said)
end

local function note_compared(records)
  for _, record in ipairs(records) do redis.call('HSETNX', 'l:' .. record, '.', '') end
end

-- {{{record, blocks}, …}, block limit, records compared before} → {what `meet_again` says of each, record → what it says}
local function enter(keys, args)
  local records, limit, compared = unpack(cmsgpack.unpack(args[1]))
  local answer, said = {}, {}
  note_compared(compared)
  for i, entry in ipairs(records) do answer[i] = meet_again(entry[1], entry[2], limit, said) end
  return cmsgpack.pack({answer, said})
end

-- blocks → how many records are in each
local function blocks(keys, args)
  local answer = {}
  for i, block in ipairs(cmsgpack.unpack(args[1])) do answer[i] = redis.call('SCARD', 'b:' .. block) end
  return cmsgpack.pack(answer)
end

-- blocks → how many sums are in each
local function sum_blocks(keys, args)
  local answer = {}
  for i, block in ipairs(cmsgpack.unpack(args[1])) do answer[i] = redis.call('SCARD', 's:' .. block) end
  return cmsgpack.pack(answer)
end

redis.register_function('identity_enter', enter)
register_read('identity_blocks', blocks)
register_read('identity_sum_blocks', sum_blocks)
