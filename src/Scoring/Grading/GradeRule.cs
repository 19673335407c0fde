using Scoring.Kernels;

namespace Scoring.Grading;

/// <summary>A way to grade with its options read: sorts one sample after another, and allocates nothing between them.</summary>
/// <param name="classes">Number of classes.</param>
abstract class GradeRule(int classes)
{
    /// <summary>Classes up to which numbers by class are kept on the stack.</summary>
    protected const int MostOnStack = 64;

    /// <summary>Number of classes.</summary>
    public int Classes { get; } = classes;

    /// <summary>Whether classes follow from places.</summary>
    public virtual bool ReadsRanks => false;

    /// <summary>Whether classes follow from the scores of aggregate units.</summary>
    public virtual bool ReadsReferences => false;

    /// <summary>Whether classes follow from the other units' scores, so that rounding one moves the bounds of all.</summary>
    public virtual bool ComparesUnits => true;

    /// <summary>The class of each unit: the first, the best first, whose bound it meets, the last without a bound; −1 where there is no score to grade.</summary>
    /// <param name="sample">The units.</param>
    /// <param name="tolerance">What scores may be wrong by.</param>
    /// <param name="work">Memory to work with.</param>
    /// <param name="classes">Takes the index of a class by unit.</param>
    /// <returns>True when scores wrong by the tolerance could have given another unit of the sample another class.</returns>
    public abstract bool Apply(in GradeSample sample, double tolerance, GradeWork work, Span<int> classes);
}

/// <summary>What one thread needs to grade samples of up to so many units.</summary>
sealed class GradeWork(int units)
{
    /// <summary>Memory for sorting.</summary>
    public RankScratch Scratch { get; } = new(units);

    /// <summary>Indices of units.</summary>
    public int[] Order { get; } = new int[units];

    /// <summary>Numbers by unit.</summary>
    public double[] Sorted { get; } = new double[units];
}
