#!lua name=omniprofile_identity

-- The identity graph on one primary (docs/decisions/0004-identity-graph.md). Nothing is ever taken out of i: and r:, so
-- the number of fields is the version of each.
--
--   i:{hash}        identifier: record id → the event that first told of it;
--                   #digest = a person's decision on it, # = how many of them;
--                   ! = a commit found more people beside it than a family has: a crowd
--   r:{record id}   d = what the record says, p = its profile now, m = the profile id made for it,
--                   x:kind:value = its references that other records or decisions know too
--   p:{profile id}  a = the record that the id was made for; where the id is current: r = its records, h = its household
--   n:{hash}        records whose name has this folded token
--   d:{hash}        records that a decision disowned of the identifier; o:{record id} = the same by record, kind:value
--   c               kind:value of what too many people have to be anybody's: a group is read without it
--   b:{hash}        records that have this blocking key, until they are one more than is followed; s:{hash} = sums.lua
--   l:{record id}   the likenesses of a record: other record → score and reason; . = it was compared
--   q:{kind}        what waits for review: identifier hash, profile id, or record:record of a suggestion (record+record of
--                   two profiles, sums.lua), by size or score
--   q:told          identifier hash or profile id → what it waits for
--   q:seen          kind:identifier hash → the size of the finding that somebody found in order
--   g:number        how many commits there were; g:latest = what the latest of them did to profiles known before, by number;
--   g:untold        the same, of those that nobody has told of yet
--
-- Every function takes one msgpack argument and answers one. An identifier travels as {hash, crowd limit, reference field
-- or false}.

local HASH, LIMIT, FIELD, SEEN = 1, 2, 3, 4
local FEW = 12 -- records that are no crowd, whoever they tell of: CROWD_PEOPLE of schemas/identifiers.py

local function fields_of(identifier)
  return redis.call('HLEN', 'i:' .. identifier[HASH])
end

local function decisions_on(identifier)
  return tonumber(redis.call('HGET', 'i:' .. identifier[HASH], '#') or 0)
end

-- On more records than its kind allows, or found to be a crowd. Decisions are counted apart, where it matters.
-- size: how many fields it has
local function crowded(identifier, size)
  if size <= FEW then return false end
  if redis.call('HEXISTS', 'i:' .. identifier[HASH], '!') == 1 then return true end
  if size <= identifier[LIMIT] then return false end
  local decisions = decisions_on(identifier)
  return size - decisions - (decisions > 0 and 1 or 0) > identifier[LIMIT]
end

-- Of a crowd only the decisions matter, so that a call centre's line on every call holds up no commit.
local function version(identifier)
  local size = fields_of(identifier)
  if crowded(identifier, size) then return -1 - decisions_on(identifier) end
  return size
end

local function values(identifier, fields)
  local answer = {}
  for i, field in ipairs(fields) do answer[i] = redis.call('HGET', 'i:' .. identifier[HASH], field) end
  return answer
end

-- Record ids, and the fields of decisions, among the fields of an identifier.
local function sorted_out(fields)
  local record_ids, decisions = {}, {}
  for _, field in ipairs(fields) do
    local first = string.sub(field, 1, 1)
    if first ~= '#' and first ~= '!' then
      record_ids[#record_ids + 1] = field
    elseif first == '#' and field ~= '#' then
      decisions[#decisions + 1] = field
    end
  end
  return record_ids, decisions
end

-- Neither a record nor a decision that could bear on a grouping: unseen, or a crowd already.
local function joins_nobody(identifier)
  local size = fields_of(identifier)
  return size == 0 or crowded(identifier, size)
end

local function all_join_nobody(identifiers)
  for _, identifier in ipairs(identifiers) do
    if not joins_nobody(identifier) then return false end
  end
  return true
end

local function bind(identifiers, record, evidence)
  for _, identifier in ipairs(identifiers) do
    redis.call('HSETNX', 'i:' .. identifier[HASH], record, evidence)
  end
end

local function index_names(record, names)
  for _, name in ipairs(names) do redis.call('SADD', 'n:' .. name, record) end
end

-- Observe ---------------------------------------------------------------------------------------------------------

local function settle_known(record, profile, references, evidence)
  for _, reference in ipairs(references) do
    if redis.call('HEXISTS', 'i:' .. reference[HASH], record) == 0 and not joins_nobody(reference) then return false end
  end
  bind(references, record, evidence)
  return profile
end

local function settle_isolated(record, body, names, identifiers, references, evidence, fresh)
  if not (all_join_nobody(identifiers) and all_join_nobody(references)) then return false end
  redis.call('HSET', 'r:' .. record, 'd', body, 'p', fresh, 'm', fresh)
  bind(identifiers, record, evidence)
  bind(references, record, evidence)
  index_names(record, names)
  redis.call('HSET', 'p:' .. fresh, 'a', record, 'r', '["' .. record .. '"]')
  return fresh
end

local function observe(keys, args)
  local answer = {}
  for i, sighting in ipairs(cmsgpack.unpack(args[1])) do
    local record, body, names, identifiers, references, evidence, fresh = unpack(sighting)
    local profile = redis.call('HGET', 'r:' .. record, 'p')
    if profile then
      answer[i] = settle_known(record, profile, references, evidence)
    else
      answer[i] = settle_isolated(record, body, names, identifiers, references, evidence, fresh)
    end
  end
  return cmsgpack.pack(answer)
end

-- Load ------------------------------------------------------------------------------------------------------------

-- The decisions on a crowd, among its many fields.
local function decisions_in_crowd(identifier)
  local fields, cursor = {}, '0'
  if decisions_on(identifier) == 0 then return fields end
  repeat
    local found
    cursor, found = unpack(redis.call('HSCAN', 'i:' .. identifier[HASH], cursor, 'MATCH', '#?*', 'COUNT', 1000))
    for i = 1, #found, 2 do fields[#fields + 1] = found[i] end
  until cursor == '0'
  return fields
end

local function held_by(identifier)
  if crowded(identifier, fields_of(identifier)) then
    return {version(identifier), false, values(identifier, decisions_in_crowd(identifier))}
  end
  local fields = redis.call('HKEYS', 'i:' .. identifier[HASH])
  local record_ids, decisions = sorted_out(fields)
  return {#fields, record_ids, values(identifier, decisions)}
end

-- identifiers → {version, record ids or false for a crowd, decisions}
local function holders(keys, args)
  local answer = {}
  for i, identifier in ipairs(cmsgpack.unpack(args[1])) do answer[i] = held_by(identifier) end
  return cmsgpack.pack(answer)
end

-- {identifiers, record ids, few, known} → {holders, record ids, fields and values of each}: with those asked for, those
-- that carry an identifier which no more than `few` do and that are not known
local function near(keys, args)
  local identifiers, asked, few, known = unpack(cmsgpack.unpack(args[1]))
  local found, ids, fields, met = {}, {}, {}, {}
  local function read(record)
    if met[record] then return end
    met[record] = true
    ids[#ids + 1] = record
    fields[#fields + 1] = redis.call('HGETALL', 'r:' .. record)
  end
  for _, record in ipairs(asked) do read(record) end
  for _, record in ipairs(known) do met[record] = true end
  for i, identifier in ipairs(identifiers) do
    found[i] = held_by(identifier)
    local record_ids = found[i][2]
    if record_ids and #record_ids <= few then
      for _, record in ipairs(record_ids) do read(record) end
    end
  end
  return cmsgpack.pack({found, ids, fields})
end

-- record ids → their fields and values in turn, nothing where there is no such record
local function records(keys, args)
  local answer = {}
  for i, record in ipairs(cmsgpack.unpack(args[1])) do answer[i] = redis.call('HGETALL', 'r:' .. record) end
  return cmsgpack.pack(answer)
end

-- Commit ----------------------------------------------------------------------------------------------------------

-- One more record than is followed ends a block, and stays in it to tell so.
local function followed(block, limit)
  return redis.call('SCARD', 'b:' .. block) <= limit
end

local function unchanged(change)
  for _, seen in ipairs(change.identifiers) do
    if version(seen) ~= seen[SEEN] then return false end
  end
  for _, seen in ipairs(change.records) do
    if redis.call('HLEN', 'r:' .. seen[1]) ~= seen[2] then return false end
  end
  for _, seen in ipairs(change.likenesses) do
    if redis.call('HLEN', 'l:' .. seen[1]) ~= seen[2] then return false end
  end
  for _, block in ipairs(change.followed) do
    if not followed(block, change.block_limit) then return false end
  end
  -- A group is never changed by one who did not load all of it. Its list is as long as what was read makes it.
  for _, seen in ipairs(change.were) do
    if redis.call('HSTRLEN', 'p:' .. seen[1], 'r') ~= seen[2] then return false end
  end
  return true
end

-- A reference is noted on its records once a second record or a decision knows it: until then it leads nowhere, and a
-- buyer with 5,000 receipts stays as small as one with five.
local function note_conducting(reference)
  local size = fields_of(reference)
  if size < 2 or crowded(reference, size) then return end
  for _, record in ipairs((sorted_out(redis.call('HKEYS', 'i:' .. reference[HASH])))) do
    redis.call('HSETNX', 'r:' .. record, reference[FIELD], '')
  end
end

local function write_entries(change)
  for _, crowd in ipairs(change.crowds) do redis.call('HSET', 'i:' .. crowd, '!', '') end
  for _, sighting in ipairs(change.sightings) do
    local record, identifiers, evidence, body, names, profile = unpack(sighting)
    if body then
      redis.call('HSET', 'r:' .. record, 'd', body, 'p', profile)
      index_names(record, names)
    end
    bind(identifiers, record, evidence)
  end
  for _, decision in ipairs(change.decisions) do
    local identifier, digest, text = unpack(decision)
    local new = redis.call('HSETNX', 'i:' .. identifier[HASH], '#' .. digest, text)
    if new == 1 then redis.call('HINCRBY', 'i:' .. identifier[HASH], '#', 1) end
  end
  for _, reference in ipairs(change.references) do note_conducting(reference) end
end

-- A suggestion waits while its records are two profiles'.
local function await_suggestion(a, b, text, two)
  if b < a then a, b = b, a end
  local pair = a .. ':' .. b
  if two then
    redis.call('ZADD', 'q:suggestion', string.match(text, '^%S+'), pair)
  else
    redis.call('ZREM', 'q:suggestion', pair)
  end
end

local function profile_of(record)
  return redis.call('HGET', 'r:' .. record, 'p')
end

local function follow_suggestions(record, profile)
  local likenesses = redis.call('HGETALL', 'l:' .. record)
  for i = 1, #likenesses, 2 do
    local other = likenesses[i]
    if other ~= '.' then await_suggestion(record, other, likenesses[i + 1], profile_of(other) ~= profile) end
  end
end

local function write_groups(change)
  for _, minted in ipairs(change.minted) do
    redis.call('HSET', 'r:' .. minted[1], 'm', minted[2])
    redis.call('HSET', 'p:' .. minted[2], 'a', minted[1])
  end
  for _, moved in ipairs(change.moved) do redis.call('HSET', 'r:' .. moved[1], 'p', moved[2]) end
  for _, moved in ipairs(change.moved) do
    if redis.call('EXISTS', 'l:' .. moved[1]) == 1 then follow_suggestions(moved[1], moved[2]) end
  end
  for _, retired in ipairs(change.retired) do redis.call('HDEL', 'p:' .. retired, 'r', 'h') end
  for _, group in ipairs(change.groups) do
    local profile, members, household = unpack(group)
    if members then
      redis.call('HSET', 'p:' .. profile, 'r', members, 'h', household)
    else
      redis.call('HSET', 'p:' .. profile, 'h', household)
    end
  end
end

local function write_disowned(change)
  for _, disowned in ipairs(change.disowned) do
    local hash, records, text = unpack(disowned)
    local key = 'd:' .. hash
    for _, record in ipairs(redis.call('SMEMBERS', key)) do redis.call('SREM', 'o:' .. record, text) end
    redis.call('DEL', key)
    for _, record in ipairs(records) do
      redis.call('SADD', key, record)
      redis.call('SADD', 'o:' .. record, text)
    end
  end
end

local QUEUES = {'shared', 'generic', 'decision', 'growth', 'bound'}
local MOST_ARGUMENTS = 1000

local function spelled(identifier)
  return identifier[1] .. ':' .. identifier[2]
end

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

-- changes → the number of each commit, 0 where something that was read has moved on
local function commit(keys, args)
  local answer = {}
  for i, change in ipairs(cmsgpack.unpack(args[1])) do
    answer[i] = 0
    if unchanged(change) then
      write_entries(change)
      write_groups(change)
      write_disowned(change)
      write_findings(change)
      answer[i] = number_of(change)
    end
  end
  return cmsgpack.pack(answer)
end

-- Tell -------------------------------------------------------------------------------------------------------------

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

-- Match ------------------------------------------------------------------------------------------------------------

-- {members of each block that is followed}, {of each that fell with this record or about then}
local function enter_blocks(record, blocks, limit)
  local near = {{}, {}}
  for _, block in ipairs(blocks) do
    local key = 'b:' .. block
    if followed(block, limit) then redis.call('SADD', key, record) end
    if followed(block, limit) then
      near[1][#near[1] + 1] = redis.call('SMEMBERS', key)
    elseif redis.call('SISMEMBER', key, record) == 1 then
      near[2][#near[2] + 1] = redis.call('SMEMBERS', key)
    end
  end
  return near
end

-- {block limit, {{record, blocks}, …}} → for each false where it was compared, else {candidates, fallen}
local function enter(keys, args)
  local limit, records = unpack(cmsgpack.unpack(args[1]))
  local answer = {}
  for i, entry in ipairs(records) do
    local record, blocks = unpack(entry)
    local compared = redis.call('HEXISTS', 'l:' .. record, '.') == 1
    answer[i] = not compared and enter_blocks(record, blocks, limit)
  end
  return cmsgpack.pack(answer)
end

-- {{record, record, score and reason}, …}, records that are compared with that
local function link(keys, args)
  local pairs_alike, compared = unpack(cmsgpack.unpack(args[1]))
  for _, pair in ipairs(pairs_alike) do
    local a, b, text = unpack(pair)
    redis.call('HSETNX', 'l:' .. a, b, text)
    redis.call('HSETNX', 'l:' .. b, a, text)
    await_suggestion(a, b, text, profile_of(a) ~= profile_of(b))
  end
  for _, record in ipairs(compared) do redis.call('HSETNX', 'l:' .. record, '.', '') end
  return cmsgpack.pack(true)
end

-- record ids → their likenesses, others and texts in turn
local function likenesses(keys, args)
  local answer = {}
  for i, record in ipairs(cmsgpack.unpack(args[1])) do answer[i] = redis.call('HGETALL', 'l:' .. record) end
  return cmsgpack.pack(answer)
end

-- blocks → how many records are in each
local function blocks(keys, args)
  local answer = {}
  for i, block in ipairs(cmsgpack.unpack(args[1])) do answer[i] = redis.call('SCARD', 'b:' .. block) end
  return cmsgpack.pack(answer)
end

-- Read ------------------------------------------------------------------------------------------------------------

local function current(profile)
  local anchor = redis.call('HGET', 'p:' .. profile, 'a')
  return anchor and redis.call('HGET', 'r:' .. anchor, 'p')
end

-- kind:value of all that is not the person's among what a record says: disowned, or of too many people
local function foreign_to(record, fields)
  local foreign = redis.call('SMEMBERS', 'o:' .. record)
  local function look(text)
    if redis.call('SISMEMBER', 'c', text) == 1 then foreign[#foreign + 1] = text end
  end
  for i = 1, #fields, 2 do
    if fields[i] == 'd' then
      for _, identifier in ipairs(cjson.decode(fields[i + 1]).i or {}) do look(spelled(identifier)) end
    elseif string.sub(fields[i], 1, 2) == 'x:' then
      look(string.sub(fields[i], 3))
    end
  end
  return foreign
end

-- a current profile id → {profile id, household or false, {{record id, fields and values in turn, foreign}, …}}
local function read_group(profile)
  local members, household = unpack(redis.call('HMGET', 'p:' .. profile, 'r', 'h'))
  local group = {}
  for i, record in ipairs(cjson.decode(members)) do
    local fields = redis.call('HGETALL', 'r:' .. record)
    group[i] = {record, fields, foreign_to(record, fields)}
  end
  return {profile, household ~= '' and household, group}
end

-- profile ids → the group that each stands for now, or false
local function group(keys, args)
  local answer = {}
  for i, profile in ipairs(cmsgpack.unpack(args[1])) do
    local now = current(profile)
    answer[i] = now and read_group(now)
  end
  return cmsgpack.pack(answer)
end

local function without_disowned(record_ids, identifier)
  local key = 'd:' .. identifier[HASH]
  if redis.call('EXISTS', key) == 0 then return record_ids end
  local left = {}
  for _, record in ipairs(record_ids) do
    if redis.call('SISMEMBER', key, record) == 0 then left[#left + 1] = record end
  end
  return left
end

local function groups_of(record_ids, limit)
  local answer, met = {}, {}
  for _, record in ipairs(record_ids) do
    local profile = redis.call('HGET', 'r:' .. record, 'p')
    if not met[profile] then
      met[profile] = true
      answer[#answer + 1] = read_group(profile)
    end
    if #answer >= limit then break end
  end
  return cmsgpack.pack(answer)
end

-- {identifier, most groups} → groups that carry it. Of a crowd a part is scanned, so that one look-up can't hold up everybody.
local function lookup(keys, args)
  local identifier, limit = unpack(cmsgpack.unpack(args[1]))
  local key, fields = 'i:' .. identifier[HASH], {}
  if crowded(identifier, fields_of(identifier)) then
    local part = redis.call('HSCAN', key, 0, 'COUNT', limit)[2]
    for i = 1, #part, 2 do fields[#fields + 1] = part[i] end
  else
    fields = redis.call('HKEYS', key)
  end
  local record_ids = sorted_out(fields)
  return groups_of(without_disowned(record_ids, identifier), limit)
end

-- {{hashes of name tokens, …}, most groups} → groups with a record that has all of the first, then those of the next …
local function named(keys, args)
  local spellings, limit = unpack(cmsgpack.unpack(args[1]))
  local found, met = {}, {}
  for _, hashes in ipairs(spellings) do
    local sets = {}
    for i, hash in ipairs(hashes) do sets[i] = 'n:' .. hash end
    local written_so = redis.call('SINTER', unpack(sets))
    table.sort(written_so)
    for _, record in ipairs(written_so) do
      if not met[record] then found[#found + 1] = record end
      met[record] = true
    end
  end
  return groups_of(found, limit)
end

-- {kind, from, to} → {{member, size or score, what is told of it}, …}, the largest first
local function waiting(keys, args)
  local kind, from, to = unpack(cmsgpack.unpack(args[1]))
  local found, answer = redis.call('ZREVRANGE', 'q:' .. kind, from, to, 'WITHSCORES'), {}
  for i = 1, #found, 2 do
    local member, told = found[i], false
    if kind == 'suggestion' then
      local a, b = string.match(member, '^(.-):(.*)$')
      told = '' -- of two profiles it is worked out where it is read
      if a then told = redis.call('HGET', 'l:' .. a, b) end
    else
      told = redis.call('HGET', 'q:told', member)
    end
    answer[#answer + 1] = {member, found[i + 1], told}
  end
  return cmsgpack.pack(answer)
end

local function counts(keys, args)
  local answer = {}
  for i, kind in ipairs(cmsgpack.unpack(args[1])) do answer[i] = redis.call('ZCARD', 'q:' .. kind) end
  return cmsgpack.pack(answer)
end

-- {kind, {{member, size or score}, …}}: what need not wait any longer, as long as it is what was looked at
local function settle(keys, args)
  local kind, looked = unpack(cmsgpack.unpack(args[1]))
  for _, one in ipairs(looked) do
    if tonumber(redis.call('ZSCORE', 'q:' .. kind, one[1]) or -1) == one[2] then
      redis.call('ZREM', 'q:' .. kind, one[1])
    end
  end
  return cmsgpack.pack(true)
end

-- {{kind:identifier hash, size}, …}: somebody looked and found it in order
local function seen(keys, args)
  for _, looked in ipairs(cmsgpack.unpack(args[1])) do
    if tonumber(redis.call('HGET', 'q:seen', looked[1]) or -1) < looked[2] then
      redis.call('HSET', 'q:seen', looked[1], looked[2])
    end
  end
  return cmsgpack.pack(true)
end

-- kind:identifier hash, … → the largest size that was looked at, -1 where nobody did
local function seen_sizes(keys, args)
  local answer = {}
  for i, field in ipairs(cmsgpack.unpack(args[1])) do
    answer[i] = tonumber(redis.call('HGET', 'q:seen', field) or -1)
  end
  return cmsgpack.pack(answer)
end

local function register_read(name, callback)
  redis.register_function{function_name = name, callback = callback, flags = {'no-writes'}}
end

redis.register_function('identity_observe', observe)
redis.register_function('identity_commit', commit)
redis.register_function('identity_told', told)
redis.register_function('identity_enter', enter)
redis.register_function('identity_link', link)
redis.register_function('identity_settle', settle)
redis.register_function('identity_seen', seen)
register_read('identity_regrouped', regrouped)
register_read('identity_untold', untold)
register_read('identity_likenesses', likenesses)
register_read('identity_blocks', blocks)
register_read('identity_waiting', waiting)
register_read('identity_counts', counts)
register_read('identity_seen_sizes', seen_sizes)
register_read('identity_near', near)
register_read('identity_holders', holders)
register_read('identity_records', records)
register_read('identity_group', group)
register_read('identity_lookup', lookup)
register_read('identity_named', named)
