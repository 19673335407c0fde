namespace Scoring.Panels;

/// <summary>A multi-year table of variables (raw variables, later indicators): units × years × variables, dense and immutable.</summary>
/// <remarks>
/// One <see cref="Column"/> per variable and year. Steps share the columns they do not change, so a chain of panels costs
/// no more than what was changed. A unit that is not in a year's roster is absent: all its cells of that year are NaN and no step fills them.
/// </remarks>
public sealed class Panel
{
    readonly Column[][] columns;
    readonly bool[][] present;
    readonly Dictionary<string, int> variableIndex;

    /// <summary>Creates a panel over columns that the caller hands over and does not change afterwards.</summary>
    /// <param name="roster">The units.</param>
    /// <param name="years">The years, ascending; gaps are allowed.</param>
    /// <param name="variables">Codes of the variables, distinct.</param>
    /// <param name="columns">By variable, then by year.</param>
    /// <param name="present">By year, then by unit: whether the unit is in that year's roster.</param>
    public Panel(Roster roster, IReadOnlyList<int> years, IReadOnlyList<string> variables, Column[][] columns, bool[][] present)
    {
        if (columns.Length != variables.Count || columns.Any(byYear => byYear.Length != years.Count))
            throw new ArgumentException("Columns must be given for every variable and year.", nameof(columns));
        if (columns.Any(byYear => byYear.Any(column => column.Values.Length != roster.Count)))
            throw new ArgumentException("Every column must have one value per unit of the roster.", nameof(columns));
        if (present.Length != years.Count || present.Any(units => units.Length != roster.Count))
            throw new ArgumentException("Presence must be given for every year and unit.", nameof(present));
        for (var y = 1; y < years.Count; y++)
            if (years[y] <= years[y - 1])
                throw new ArgumentException("Years must ascend.", nameof(years));
        Roster = roster;
        Years = years;
        Variables = variables;
        this.columns = columns;
        this.present = present;
        variableIndex = new Dictionary<string, int>(variables.Count, StringComparer.Ordinal);
        for (var v = 0; v < variables.Count; v++)
            if (!variableIndex.TryAdd(variables[v], v))
                throw new ArgumentException($"Variable '{variables[v]}' stands twice.", nameof(variables));
    }

    /// <summary>The units, in column order.</summary>
    public Roster Roster { get; }

    /// <summary>The years, ascending.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Codes of the variables, in the order given.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>Number of units, aggregate units included.</summary>
    public int UnitCount => Roster.Count;

    /// <summary>The column of a variable in a year, both by index.</summary>
    public Column this[int variable, int year] => columns[variable][year];

    /// <summary>For each unit whether it is in the roster of a year (by index).</summary>
    public ReadOnlySpan<bool> Present(int year) => present[year];

    /// <summary>The variable's index, or −1 when the panel does not have it.</summary>
    public int IndexOf(string variable) => variableIndex.GetValueOrDefault(variable, -1);

    /// <summary>The year's index, or −1 when the panel does not have it.</summary>
    public int IndexOfYear(int year)
    {
        for (var y = 0; y < Years.Count; y++)
            if (Years[y] == year)
                return y;
        return -1;
    }

    /// <summary>A panel with the same units, years and presence but other variables.</summary>
    public Panel WithVariables(IReadOnlyList<string> variables, Column[][] newColumns) => new(Roster, Years, variables, newColumns, present);

    /// <summary>A panel in which some columns are replaced: <paramref name="change"/> returns the old column where nothing changed.</summary>
    public Panel Map(Func<int, int, Column, Column> change)
    {
        var mapped = new Column[columns.Length][];
        for (var v = 0; v < columns.Length; v++)
        {
            mapped[v] = new Column[Years.Count];
            for (var y = 0; y < Years.Count; y++) mapped[v][y] = change(v, y, columns[v][y]);
        }
        return new Panel(Roster, Years, Variables, mapped, present);
    }

    /// <summary>A panel with other yearly rosters; the caller blanks the cells of units that left.</summary>
    public Panel WithPresence(bool[][] newPresence) => new(Roster, Years, Variables, columns, newPresence);
}
