namespace Scoring.Expressions;

/// <summary>Columns and masks of one length to be used again. Contents are undefined when rented.</summary>
sealed class Scratch(int length)
{
    readonly Stack<double[]> columns = new();
    readonly Stack<bool[]> masks = new();

    public double[] Column() => columns.TryPop(out var column) ? column : new double[length];

    public bool[] Mask() => masks.TryPop(out var mask) ? mask : new bool[length];

    public void Return(double[] column) => columns.Push(column);

    public void Return(bool[] mask) => masks.Push(mask);
}
