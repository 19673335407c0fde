using Scoring.Grading;
using Scoring.Kernels;

namespace Scoring.Experiments.Draws;

/// <summary>How often each unit was in each class of the scheme's grade step over draws of the weights.</summary>
/// <remarks>
/// A draw's classes are those of an annual run with its weights: bounds, quantiles and references of that draw, vetoes included. Draws in which a unit has no class
/// count for none of its shares. All is integers, so parts merge exactly.
/// </remarks>
public sealed class ClassCounts
{
    internal ClassCounts(IReadOnlyList<GradeClass> classes, IReadOnlyList<string> gradings, ClassTally tally) => (Classes, Gradings, Tally) = (classes, gradings, tally);

    /// <summary>The classes, the best first.</summary>
    public IReadOnlyList<GradeClass> Classes { get; }

    /// <summary>What units are graded in: <c>""</c> for all together, then the names of rankings inside peer groups.</summary>
    public IReadOnlyList<string> Gradings { get; }

    internal ClassTally Tally { get; }

    /// <summary>Draws in which a unit was in a class.</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <param name="class">Position of the class.</param>
    /// <param name="grading">Position among <see cref="Gradings"/>; 0 = all units together.</param>
    public long Count(int unit, int @class, int grading = 0) => Tally[grading, unit, @class];

    /// <summary>Draws in which a unit had a class.</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <param name="grading">Position among <see cref="Gradings"/>; 0 = all units together.</param>
    public long Graded(int unit, int grading = 0)
    {
        var sum = 0L;
        for (var c = 0; c < Classes.Count; c++) sum += Tally[grading, unit, c];
        return sum;
    }

    /// <summary>P(class) among the draws in which the unit had one, with its Monte-Carlo error; NaN without any.</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <param name="class">Position of the class.</param>
    /// <param name="grading">Position among <see cref="Gradings"/>; 0 = all units together.</param>
    public Estimate Share(int unit, int @class, int grading = 0) => Estimate.Share(Tally[grading, unit, @class], Graded(unit, grading));

    /// <summary>An empty tally by unit of an analysis, filled from one by unit of the roster.</summary>
    internal static ClassCounts Of(IReadOnlyList<GradeClass> classes, IReadOnlyList<string> gradings, ClassTally byRoster, IReadOnlyList<int> roster)
    {
        var tally = new ClassTally(gradings.Count, classes.Count, roster.Count);
        for (var grading = 0; grading < gradings.Count; grading++)
            for (var unit = 0; unit < roster.Count; unit++)
                for (var c = 0; c < classes.Count; c++)
                    tally[grading, unit, c] = byRoster[grading, roster[unit], c];
        return new ClassCounts(classes, gradings, tally);
    }

    /// <summary>Whether other draws were graded into the same classes.</summary>
    internal bool IsLike(ClassCounts? other) => other is not null && Classes.SequenceEqual(other.Classes) && Gradings.SequenceEqual(other.Gradings, StringComparer.Ordinal);

    /// <summary>Empty counts of the same shape.</summary>
    internal ClassCounts Empty() => new(Classes, Gradings, new ClassTally(Tally.Gradings, Tally.Classes, Tally.Units));

    internal void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(Classes.Count);
        foreach (var own in Classes)
        {
            writer.Write(own.Code);
            writer.Write(own.Name.Zh);
            writer.Write(own.Name.En);
        }
        writer.Write7BitEncodedInt(Gradings.Count);
        foreach (var grading in Gradings) writer.Write(grading);
        for (var grading = 0; grading < Gradings.Count; grading++)
            for (var unit = 0; unit < Tally.Units; unit++)
                for (var c = 0; c < Classes.Count; c++)
                    writer.Write7BitEncodedInt64(Tally[grading, unit, c]);
    }

    internal static ClassCounts Read(BinaryReader reader, int units, Func<BinaryReader, int> size)
    {
        var classes = new GradeClass[size(reader)];
        for (var c = 0; c < classes.Length; c++) classes[c] = new GradeClass(reader.ReadString(), new Text(reader.ReadString(), reader.ReadString()));
        var gradings = new string[size(reader)];
        for (var grading = 0; grading < gradings.Length; grading++) gradings[grading] = reader.ReadString();
        // Every count takes a byte at least: a damaged number must not ask for more memory than the file could fill.
        if ((long)classes.Length * gradings.Length * units > reader.BaseStream.Length) throw new FormatException("More classes than counts.");
        var tally = new ClassTally(gradings.Length, classes.Length, units);
        for (var grading = 0; grading < gradings.Length; grading++)
            for (var unit = 0; unit < units; unit++)
                for (var c = 0; c < classes.Length; c++)
                    tally[grading, unit, c] = reader.Read7BitEncodedInt64();
        return new ClassCounts(classes, gradings, tally);
    }
}
