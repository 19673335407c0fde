namespace Scoring.Grading;

/// <summary>The classes of one year, by unit: the index of a class, 0 = best; −1 where the unit is not ranked or cannot be placed.</summary>
public sealed class GradeYear
{
    /// <summary>The class, after vetoes.</summary>
    public required int[] Classes { get; init; }

    /// <summary>The class that score or place alone would give.</summary>
    public required int[] BeforeVeto { get; init; }

    /// <summary>The class that moves are counted from: of the panel's year before, or of the unit's own last year with one; −1 = none.</summary>
    public required int[] Previous { get; init; }

    /// <summary>Classes inside peer groups after vetoes, one array per entry of <see cref="Grades.Groups"/>.</summary>
    public required int[][] GroupClasses { get; init; }

    /// <summary>Classes by other nodes than the index, one array per entry of <see cref="Grades.Nodes"/>. Vetoes hold down the index's class alone.</summary>
    public required int[][] NodeClasses { get; init; }

    /// <summary>Classes that a unit rose since the class before, negative when it fell; NaN where it lacks one of the two.</summary>
    public double Move(int unit) => Classes[unit] < 0 || Previous[unit] < 0 ? double.NaN : Previous[unit] - Classes[unit];
}
