namespace Scoring.Reading;

/// <summary>What the numbers of a clause are to one another: changes, series, completions, growth that must agree.</summary>
static class ClauseRelations
{
    /// <summary>Joins 从A到B into one number with its origin; a further point of the same makes a series of separate ones.</summary>
    public static List<StatedNumber> Join(Clause clause, List<StatedNumber> numbers, ISet<ReadingHazard> hazards, out bool series)
    {
        series = false;
        for (var i = 0; i + 1 < numbers.Count; i++)
        {
            var (origin, to) = (numbers[i], numbers[i + 1]);
            if (origin.IsAside || !IsChange(clause, origin, to)) continue;
            var plan = KindRules.IsPlan(clause.Around(to.Start));
            if (origin.Unit.Length == 0 || plan || origin.Unit != to.Unit) origin = origin with { Unit = to.Unit };
            var kind = plan ? QuantityKind.TargetChange : to.Kind;
            if (plan) hazards.Add(ReadingHazard.Target);
            var later = numbers.FindIndex(i + 2, number => number.Unit == to.Unit && !number.IsAside && number.Kind is QuantityKind.Stock or QuantityKind.Count or QuantityKind.Flow);
            if (later > 0 && !plan)
            {
                series = numbers.Where(number => !number.IsAside).All(number => number.Unit == to.Unit);
                if (!series) continue;
                hazards.Remove(ReadingHazard.MissingUnit);
                if (numbers.Any(number => number.Bound != StatedBound.Exact)) hazards.Add(ReadingHazard.Bound);
                return [.. numbers.Select(number => number.IsAside ? number : number with { Kind = QuantityKind.Stock })];
            }
            numbers[i + 1] = to with { From = origin with { Kind = kind }, Kind = kind };
            numbers.RemoveAt(i);
        }
        return numbers;
    }

    static bool IsChange(Clause clause, StatedNumber origin, StatedNumber to)
    {
        if (clause.Segment(origin.Start) != clause.Segment(to.Start) || (origin.Unit.Length > 0 && to.Unit.Length > 0 && origin.Unit != to.Unit)) return false;
        if (origin.Kind is QuantityKind.Rank or QuantityKind.Year) return false;
        var between = clause.Text[origin.End..to.Start];
        return Clause.Has(clause.Before(origin.Start), "从 由") && Clause.Has(between, "至 到 为");
    }

    /// <summary>The targets behind completions, and actual numbers marked as such.</summary>
    public static IReadOnlyList<double?> Targets(List<StatedNumber> numbers, ISet<ReadingHazard> hazards)
    {
        var targets = new List<double?>();
        for (var i = 1; i < numbers.Count; i++)
        {
            if (numbers[i] is not { Kind: QuantityKind.Completion, Value: { } completed } completion) continue;
            if (numbers[i - 1] is not { Value: { } actual, Unit: not "%" and not "位" } reached) continue;
            numbers[i - 1] = reached with { Kind = QuantityKind.Actual };
            if (completed > 100) hazards.Add(ReadingHazard.OverCompletion);
            var fits = Fitting((decimal)actual, (decimal)completed, reached.Decimals, completion.Decimals);
            if (fits.Count == 0) hazards.Add(ReadingHazard.Inconsistent);
            targets.Add(fits.Count == 1 ? (double)fits[0] : null);
        }
        return targets;
    }

    /// <summary>Targets with the actual number's decimals that print the completion; at most two are looked for.</summary>
    static List<decimal> Fitting(decimal actual, decimal completed, int decimals, int printed)
    {
        var (step, half) = (Unit(decimals), Unit(printed) / 2);
        var fits = new List<decimal>();
        if (completed <= half) return fits;
        var target = Math.Ceiling(actual * 100 / (completed + half) / step) * step;
        for (var high = actual * 100 / (completed - half); target <= high && fits.Count < 2; target += step)
            if (target > 0)
                fits.Add(target);
        return fits;
    }

    /// <summary>Marks a clause whose amount, difference and growth contradict one another.</summary>
    public static void Compare(List<StatedNumber> numbers, ISet<ReadingHazard> hazards)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            if (numbers[i] is not { Kind: QuantityKind.NetFlow or QuantityKind.Increment, Value: { } increment } difference) continue;
            var amount = numbers.Find(number => number.Kind == QuantityKind.Stock && number.Unit == difference.Unit && number.Value is not null && number.From is null);
            var growth = numbers.Find(number => number.Kind == QuantityKind.Growth && number.Value is not null && number.Start > difference.Start);
            if (amount is null || growth is null || growth.Start < amount.Start) continue;
            if (!MaskSolver.Agrees((decimal)amount.Value!.Value, (decimal)increment, (decimal)growth.Value!.Value, growth.Decimals))
                hazards.Add(ReadingHazard.Inconsistent);
        }
    }

    static decimal Unit(int decimals)
    {
        var unit = 1m;
        for (var i = 0; i < decimals; i++) unit /= 10;
        return unit;
    }
}
