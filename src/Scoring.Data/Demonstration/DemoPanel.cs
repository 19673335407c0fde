using Scoring.Panels;

namespace Scoring.Data.Demonstration;

/// <summary>A made-up panel for demonstrations, tests and benchmarks: fictitious counties with plausible numbers.</summary>
/// <remarks>
/// Every cell is a pure function of seed, variable, unit and year: the same bits whatever the size of the panel and the number of
/// threads, and on every CPU. Sizes are log-normal, pillars share a hidden strength, values persist over years, about 3 % of the cells are
/// missing, a few counties leave the roster or are founded, and no value would stop a run.
/// </remarks>
public static class DemoPanel
{
    /// <summary>Creates the panel of a size.</summary>
    /// <param name="size">Number of counties, years and indicators. With 32 indicators the panel holds the raw variables behind the county
    /// scheme, with provinces and a nation as aggregate units whose data are about those of a mean county, so that counts compare; otherwise
    /// finished indicators x01, x02, … and no aggregate unit.</param>
    /// <param name="seed">The seed: any number.</param>
    /// <returns>The panel; missing cells and those of absent units are NaN.</returns>
    public static Panel Create(DemoSize size, ulong seed) => Create(size, seed, Environment.ProcessorCount);

    /// <summary>The unit of measure of every variable of a panel, in the panel's order.</summary>
    public static IReadOnlyList<string> Measures(DemoSize size) => [.. DemoVariables.Of(size).Select(variable => variable.Unit)];

    internal static Panel Create(DemoSize size, ulong seed, int threads)
    {
        var roster = new DemoRoster(size, seed);
        var variables = DemoVariables.Of(size);
        int[] years = [.. Enumerable.Range(size.FirstYear, size.Years)];
        var columns = variables.Select(variable => years.Select(year => Empty(variable, year, roster.Units.Length)).ToArray()).ToArray();
        var model = new DemoModel(size, seed, variables);
        Parallel.For(0, roster.Units.Length, new ParallelOptions { MaxDegreeOfParallelism = threads },
            unit => model.Fill(roster.Units[unit], unit, roster.Present, columns));
        return new Panel(roster.Roster, years, [.. variables.Select(variable => variable.Code)], columns, roster.Present);
    }

    static Column Empty(DemoVariable variable, int year, int units)
    {
        var values = new double[units];
        Array.Fill(values, double.NaN);
        var marked = variable.RuralOnly || variable.Shape == DemoShape.Grade || (variable.IsRevised && year == DemoSize.LastYear);
        if (!marked)
            return new Column(values);
        var statuses = new CellStatus[units];
        Array.Fill(statuses, CellStatus.Missing);
        return new Column(values, statuses);
    }
}
