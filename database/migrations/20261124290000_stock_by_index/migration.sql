-- Both calls do what they did, by index. Codes of kinds are compared as the tables keep them: as texts they were compared with
-- every lot of the country. Whether a reference has moved goods before is looked up by its last line: where one import made
-- most movements, a look at all of them seemed the quickest.

CREATE OR REPLACE FUNCTION reserve_stock(ref text, depots text[], items text[], quantities integer[], keeps integer[], leaves timestamptz[], by_actor text)
RETURNS TABLE (line integer, quantity integer) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE rounds integer;
BEGIN
  PERFORM 1 FROM stock_positions p
    JOIN (SELECT DISTINCT * FROM unnest(depots, items::bpchar[]) AS each (depot_id, item_code)) wanted
      ON wanted.depot_id = p.depot_id AND wanted.item_code = p.item_code
    ORDER BY p.depot_id, p.item_code FOR UPDATE OF p;
  IF (SELECT max(m.line) FROM stock_movements m WHERE m.reference = ref AND m.kind = 'reserved' AND m.line > 0) IS NULL THEN
    -- lines of one position that see the same lots share a round; others come after them
    SELECT max(round) INTO rounds FROM (SELECT dense_rank() OVER (PARTITION BY depot_id, item_code ORDER BY leaves_at NULLS FIRST, keep DESC) AS round
      FROM unnest(depots, items::bpchar[], keeps, leaves) AS each (depot_id, item_code, keep, leaves_at)) ranked;
    FOR this_round IN 1..coalesce(rounds, 0) LOOP
      WITH line AS (
        SELECT * FROM (SELECT each.*, dense_rank() OVER (PARTITION BY depot_id, item_code ORDER BY leaves_at NULLS FIRST, keep DESC) AS round
          FROM unnest(depots, items::bpchar[], quantities, keeps, leaves) WITH ORDINALITY AS each (depot_id, item_code, units, keep, leaves_at, number)) ranked
        WHERE round = this_round AND units > 0
      ), wanted AS (
        SELECT line.number, line.depot_id, line.item_code, line.leaves_at,
          least(greatest(p.on_hand - p.reserved - line.keep, 0), sum(line.units) OVER before - line.units) AS low,
          least(greatest(p.on_hand - p.reserved - line.keep, 0), sum(line.units) OVER before) AS high
        FROM line JOIN stock_positions p ON p.depot_id = line.depot_id AND p.item_code = line.item_code
        WINDOW before AS (PARTITION BY line.depot_id, line.item_code ORDER BY line.number)
      ), lot AS (
        SELECT l.id, l.depot_id, l.item_code, l.on_hand - l.reserved AS free,
          sum(l.on_hand - l.reserved) OVER (PARTITION BY l.item_code, l.depot_id ORDER BY l.expires_on NULLS LAST, l.ready_at NULLS FIRST, l.id) AS high
        FROM (SELECT DISTINCT depot_id, item_code, leaves_at FROM wanted) place
        JOIN stock_lots l ON l.item_code = place.item_code AND l.depot_id = place.depot_id
        WHERE l.on_hand > l.reserved AND l.withdrawn_at IS NULL AND (l.ready_at IS NULL OR l.ready_at <= place.leaves_at)
          AND (l.expires_on IS NULL OR place.leaves_at IS NULL OR l.expires_on > (place.leaves_at AT TIME ZONE 'Asia/Shanghai')::date)
      ), taken AS (
        SELECT wanted.number, lot.id AS lot_id, lot.depot_id, lot.item_code,
          (least(wanted.high, lot.high) - greatest(wanted.low, lot.high - lot.free))::integer AS units
        FROM wanted JOIN lot ON lot.depot_id = wanted.depot_id AND lot.item_code = wanted.item_code
        WHERE least(wanted.high, lot.high) > greatest(wanted.low, lot.high - lot.free)
      ), appended AS (
        INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference, line, actor)
        SELECT depot_id, item_code, lot_id, 'reserved', units, ref, number, by_actor FROM taken
      ), lots AS (
        UPDATE stock_lots l SET reserved = l.reserved + moved.units
        FROM (SELECT lot_id, sum(units)::integer AS units FROM taken GROUP BY lot_id) moved WHERE l.id = moved.lot_id
      )
      UPDATE stock_positions p SET reserved = p.reserved + moved.units
      FROM (SELECT depot_id, item_code, sum(units)::integer AS units FROM taken GROUP BY depot_id, item_code) moved
      WHERE p.depot_id = moved.depot_id AND p.item_code = moved.item_code;
    END LOOP;
  END IF;
  RETURN QUERY SELECT m.line, sum(m.quantity)::integer FROM stock_movements m WHERE m.reference = ref AND m.kind = 'reserved' AND m.line > 0 GROUP BY m.line;
END $$;

CREATE OR REPLACE FUNCTION draw_stock(ref text, draw_kind text, depots text[], items text[], quantities integer[], reservations text[], by_actor text, why text)
RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE asked bigint; drawn bigint;
BEGIN
  PERFORM 1 FROM stock_positions p
    JOIN (SELECT DISTINCT * FROM unnest(depots, items::bpchar[]) AS each (depot_id, item_code)) wanted
      ON wanted.depot_id = p.depot_id AND wanted.item_code = p.item_code
    ORDER BY p.depot_id, p.item_code FOR UPDATE OF p;
  IF (SELECT max(m.line) FROM stock_movements m WHERE m.reference = ref AND m.kind = draw_kind) IS NOT NULL THEN RETURN; END IF;
  WITH wanted AS (
    SELECT depot_id, item_code, reservation, sum(units) AS units, min(number) AS number
    FROM unnest(depots, items::bpchar[], quantities, reservations) WITH ORDINALITY AS each (depot_id, item_code, units, reservation, number)
    WHERE units > 0 GROUP BY depot_id, item_code, reservation
  ), held AS (
    SELECT wanted.number, l.id, l.depot_id, l.item_code, l.expires_on, l.ready_at, l.withdrawn_at IS NOT NULL AS withdrawn, CASE WHEN wanted.reservation IS NULL THEN l.reserved ELSE
      (SELECT coalesce(sum(m.quantity), 0) FROM stock_movements m WHERE m.reference = wanted.reservation AND m.kind = 'reserved' AND m.lot_id = l.id)
      - (SELECT coalesce(sum(m.quantity), 0) FROM stock_movements m WHERE m.reservation = wanted.reservation AND m.lot_id = l.id) END AS units
    FROM wanted JOIN stock_lots l ON l.item_code = wanted.item_code AND l.depot_id = wanted.depot_id WHERE l.reserved > 0
  ), lot AS (
    SELECT held.*, sum(units) OVER (PARTITION BY number ORDER BY withdrawn = (draw_kind = 'issued'),
        CASE draw_kind WHEN 'issued' THEN coalesce(expires_on, 'infinity') END, CASE draw_kind WHEN 'issued' THEN coalesce(ready_at, '-infinity') END,
        CASE draw_kind WHEN 'released' THEN coalesce(ready_at, '-infinity') END DESC, CASE draw_kind WHEN 'released' THEN coalesce(expires_on, 'infinity') END DESC,
        id) AS high
    FROM held WHERE units > 0
  ), taken AS (
    SELECT wanted.number, wanted.reservation, lot.id AS lot_id, lot.depot_id, lot.item_code, lot.withdrawn,
      (least(wanted.units, lot.high) - (lot.high - lot.units))::integer AS units
    FROM wanted JOIN lot ON lot.number = wanted.number WHERE wanted.units > lot.high - lot.units
  ), appended AS (
    INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference, line, reservation, actor, reason)
    SELECT depot_id, item_code, lot_id, draw_kind, units, ref, number, reservation, by_actor, why FROM taken
    UNION ALL
    SELECT depot_id, item_code, lot_id, 'adjusted', -units, ref, number, NULL, by_actor, 'withdrawn by its source' FROM taken
    WHERE withdrawn AND draw_kind = 'released'
  ), lots AS (
    UPDATE stock_lots l SET reserved = l.reserved - moved.units, on_hand = l.on_hand - moved.gone
    FROM (SELECT lot_id, sum(units)::integer AS units, coalesce(sum(units) FILTER (WHERE withdrawn OR draw_kind = 'issued'), 0)::integer AS gone FROM taken GROUP BY lot_id) moved WHERE l.id = moved.lot_id
  ), positions AS (
    UPDATE stock_positions p SET reserved = p.reserved - moved.units, on_hand = p.on_hand - moved.gone
    FROM (SELECT depot_id, item_code, sum(units)::integer AS units, coalesce(sum(units) FILTER (WHERE withdrawn OR draw_kind = 'issued'), 0)::integer AS gone FROM taken GROUP BY depot_id, item_code) moved
    WHERE p.depot_id = moved.depot_id AND p.item_code = moved.item_code
  )
  SELECT (SELECT sum(units) FROM wanted), (SELECT sum(units) FROM taken) INTO asked, drawn;
  IF coalesce(drawn, 0) <> coalesce(asked, 0) THEN
    RAISE EXCEPTION '% of % units to be % are reserved (%)', coalesce(drawn, 0), asked, draw_kind, ref USING ERRCODE = 'check_violation';
  END IF;
END $$;
