using Scoring.Normalising;

namespace Scoring.Targeting;

/// <summary>The rivals of a unit whose value moves everybody.</summary>
sealed partial class MovingField
{
    /// <summary>How many others stand above a unit for certain; those level with it and the order among them once they are scored.</summary>
    struct Count
    {
        public bool IsCounted;
        public int Above;
        public int Level;
        public int Before;
    }

    /// <summary>The units that are placed together in the order of their heights, the lowest first.</summary>
    sealed class RivalOrder
    {
        public required int[] Units { get; init; }

        public required double[] Heights { get; init; }

        /// <summary>By unit of the roster; −1 = not placed here.</summary>
        public required int[] PlaceOf { get; init; }

        /// <summary>How many lie below a height.</summary>
        public int Below(double height)
        {
            var (low, high) = (0, Heights.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (Heights[middle] < height) low = middle + 1;
                else high = middle;
            }
            return low;
        }
    }

    double[] natural = [];
    double[] normalised = [];
    double[] moved = [];

    RivalOrder OrderOf(int unit)
    {
        var group = field.GroupOf(unit);
        if (orders.TryGetValue(group, out var known)) return known;
        var heights = line!.Heights;
        int[] units = [.. (field.Members(unit) ?? Enumerable.Range(0, heights.Length)).Where(each => !double.IsNaN(heights[each])).OrderBy(each => heights[each]).ThenBy(each => each)];
        var placeOf = new int[heights.Length];
        Array.Fill(placeOf, -1);
        for (var place = 0; place < units.Length; place++) placeOf[units[place]] = place;
        return orders[group] = new RivalOrder { Units = units, Heights = [.. units.Select(each => heights[each])], PlaceOf = placeOf };
    }

    /// <summary>How far a scale moves anybody's score at most.</summary>
    double Reach(FittedScale scale) => line!.Steepest * (
        // One value that moves moves the others by one place at most, as if it came from one end and went to the other.
        scale.Moved is not null ? reachOfRanks ??= Math.Max(
            Furthest(scale with { Moved = (scale.Sorted[0], double.PositiveInfinity) }), Furthest(scale with { Moved = (scale.Sorted[^1], double.NegativeInfinity) }))
        : method.Reach(present, scale, ends.Least, ends.Greatest, context) ?? Furthest(scale));

    double Furthest(FittedScale scale)
    {
        Array.Resize(ref moved, line!.Natural.Length);
        method.Apply(scale, context, line.Natural, moved);
        var furthest = 0.0;
        for (var unit = 0; unit < moved.Length; unit++)
            if (!double.IsNaN(line.Heights[unit]) && !double.IsNaN(line.Natural[unit]))
                furthest = Math.Max(furthest, Math.Abs(moved[unit] - line.Normalised[unit]));
        return furthest;
    }

    /// <summary>Normalises the rivals at some places of an order; those without a value keep what they have.</summary>
    ReadOnlySpan<double> Normalise(RivalOrder order, int from, int upTo, FittedScale scale)
    {
        var count = upTo - from;
        if (natural.Length < count) (natural, normalised) = (new double[2 * count], new double[2 * count]);
        for (var i = 0; i < count; i++) natural[i] = line!.Natural[order.Units[from + i]];
        method.Apply(scale, context, natural.AsSpan(0, count), normalised.AsSpan(0, count));
        for (var i = 0; i < count; i++)
            if (double.IsNaN(natural[i])) normalised[i] = line!.Normalised[order.Units[from + i]];
        return normalised.AsSpan(0, count);
    }

    /// <summary>Counts who is above a unit for certain, and notes who may be level with it.</summary>
    Count CountNear(int lane, int unit, RivalOrder order, FittedScale scale, double height, double reach)
    {
        var slack = line!.Slack;
        var (from, upTo) = (order.Below(height - reach - slack), order.Below(Math.BitIncrement(height + reach + slack)));
        var own = order.PlaceOf[unit];
        var above = order.Units.Length - upTo - (own >= upTo ? 1 : 0);
        var there = Normalise(order, from, upTo, scale);
        for (var place = from; place < upTo; place++)
        {
            if (place == own) continue;
            var rival = order.Units[place];
            var at = line.At(rival, there[place - from]);
            if (at > height + slack) above++;
            else if (!(at < height - slack)) near.Add((lane, rival, there[place - from]));
        }
        return new Count { IsCounted = true, Above = above };
    }

    /// <summary>Scores those who may be level with their unit as a whole run does.</summary>
    void CountLevel(int[] units, double[] scores, Count[] counts)
    {
        if (near.Count == 0) return;
        var rivals = model.IndexOf(route, [.. near.Select(each => each.Rival)], [.. near.Select(each => each.Normalised)]);
        for (var i = 0; i < rivals.Length; i++)
        {
            var (lane, rival, _) = near[i];
            var own = ranking.Turned(units[lane], scores[lane], GoalMeasure.Ranked);
            var other = ranking.Turned(rival, rivals[i], GoalMeasure.Ranked);
            ref var count = ref counts[lane];
            if (other > own) count.Above++;
            if (other != own) continue;
            count.Level++;
            if (rival < units[lane]) count.Before++;
        }
    }

    /// <summary>About how high the rival stands whom a unit has to pass for a place; −∞ = there is none to pass.</summary>
    double RivalAt(int unit, RivalOrder order, FittedScale scale, double place, double reach)
    {
        var own = order.PlaceOf[unit];
        if (!(place >= 1)) return double.PositiveInfinity;
        var without = order.Units.Length - 1 - (int)Math.Min(place, order.Units.Length);
        if (without < 0) return double.NegativeInfinity;
        var now = order.Heights[without < own ? without : without + 1];
        // Nobody moves by more than the reach, so whoever takes the place comes from not more than twice as far.
        var (from, upTo) = (order.Below(now - 2 * reach), order.Below(Math.BitIncrement(now + 2 * reach)));
        var there = Normalise(order, from, upTo, scale);
        var heights = new List<double>(upTo - from);
        for (var at = from; at < upTo; at++)
            if (at != own)
                heights.Add(line!.At(order.Units[at], there[at - from]));
        heights.Sort();
        return heights[without - from + (own < from ? 1 : 0)];
    }
}
