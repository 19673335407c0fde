namespace Scoring.Reading;

/// <summary>Reads the clauses of one report in their order and solves masked amounts from what stands around them.</summary>
/// <param name="reportYear">The year the report is about; null when it is not known.</param>
public sealed class ReportReader(int? reportYear = null)
{
    /// <summary>How many clauses back an increment may stand from its amount.</summary>
    const int Reach = 4;

    readonly List<ClauseReading> readings = [];

    /// <summary>What was read so far; a later clause may have solved a mask of an earlier one.</summary>
    public IReadOnlyList<ClauseReading> Readings => readings;

    /// <summary>Reads the next clause.</summary>
    /// <param name="text">The clause, as printed.</param>
    /// <param name="indicator">The indicator it is about, where a heading says so.</param>
    /// <param name="period">The period in force where the clause gives none.</param>
    public ClauseReading Read(string text, string? indicator = null, string? period = null)
    {
        var reading = ClauseReader.Read(text, new ClauseContext { Indicator = indicator, Period = period, ReportYear = reportYear, Earlier = readings });
        reading = SolveIncrement(reading);
        readings.Add(reading);
        SolveAmount(reading);
        return readings[^1];
    }

    /// <summary>A masked increment beside its growth, from the last amount of the same measure; the growth is then evidence, no fact of its own.</summary>
    ClauseReading SolveIncrement(ClauseReading reading)
    {
        var at = IndexOf(reading, number => number is { Kind: QuantityKind.Increment or QuantityKind.NetFlow, Value: null } && MaskedNumber.IsMasked(number.Digits));
        var growth = IndexOf(reading, number => number is { Kind: QuantityKind.Growth, Value: not null });
        if (at < 0 || growth < 0) return reading;
        var (masked, rate) = (reading.Numbers[at], reading.Numbers[growth]);
        for (var back = readings.Count - 1; back >= Math.Max(0, readings.Count - Reach); back--)
            foreach (var amount in readings[back].Facts)
                if (amount.Unit == masked.Unit && amount.Value is { } level && amount.Kind is not (QuantityKind.Increment or QuantityKind.NetFlow)
                    && MaskSolver.Increment(new MaskedNumber(masked.Digits), (decimal)level, (decimal)rate.Value!.Value, rate.Decimals) is { } solution)
                    return With(With(reading, at, masked with { Solution = solution }), growth, rate with { IsAside = true });
        return reading;
    }

    /// <summary>A masked amount of an earlier clause, from the increment and growth of this one.</summary>
    void SolveAmount(ClauseReading reading)
    {
        var at = IndexOf(reading, number => number is { Kind: QuantityKind.Increment or QuantityKind.NetFlow, Value: not null });
        var growth = IndexOf(reading, number => number is { Kind: QuantityKind.Growth, Value: not null });
        if (at < 0 || growth < 0) return;
        var (increment, rate) = (reading.Numbers[at], reading.Numbers[growth]);
        for (var back = readings.Count - 1; back >= Math.Max(0, readings.Count - Reach); back--)
        {
            var hidden = IndexOf(readings[back], number => number is { Value: null, Solution: null } && number.Unit == increment.Unit && MaskedNumber.IsMasked(number.Digits));
            if (hidden < 0) continue;
            var masked = readings[back].Numbers[hidden];
            var solution = MaskSolver.Amount(new MaskedNumber(masked.Digits), (decimal)increment.Value!.Value, (decimal)rate.Value!.Value, rate.Decimals);
            if (solution is not null) readings[back] = With(readings[back], hidden, masked with { Solution = solution });
            return;
        }
    }

    static int IndexOf(ClauseReading reading, Predicate<StatedNumber> wanted)
    {
        for (var i = 0; i < reading.Numbers.Count; i++)
            if (!reading.Numbers[i].IsAside && wanted(reading.Numbers[i]))
                return i;
        return -1;
    }

    static ClauseReading With(ClauseReading reading, int at, StatedNumber number)
    {
        var numbers = reading.Numbers.ToArray();
        numbers[at] = number;
        return reading with { Numbers = numbers };
    }
}
