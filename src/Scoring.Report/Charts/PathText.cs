using System.Globalization;
using System.Text;

namespace Scoring.Report.Charts;

/// <summary>The <c>d</c> of an SVG path in whole steps, each relative to the one before: the shortest way to write it.</summary>
/// <param name="scale">Steps per unit of the coordinates given: 1 for whole coordinates, 10 where the path is drawn inside a group that is scaled by 0.1.</param>
sealed class PathText(double scale = 1)
{
    readonly StringBuilder text = new();
    int x;
    int y;
    bool isDrawing;

    /// <summary>Lifts the pen and sets it down.</summary>
    public PathText MoveTo(double toX, double toY)
    {
        var (nextX, nextY) = (Step(toX), Step(toY));
        // The first point, and points after a closed outline, are absolute: what "m" starts from then is easily misread.
        text.Append('M').Append(CultureInfo.InvariantCulture, $"{nextX}");
        Append(nextY);
        (x, y, isDrawing) = (nextX, nextY, false);
        return this;
    }

    /// <summary>Draws a straight line. A line of no length after the pen was set down is kept: with round caps it is a dot.</summary>
    public PathText LineTo(double toX, double toY)
    {
        var (nextX, nextY) = (Step(toX), Step(toY));
        var (dx, dy) = (nextX - x, nextY - y);
        if (dx == 0 && dy == 0 && isDrawing) return this;
        if (dy == 0) text.Append('h').Append(CultureInfo.InvariantCulture, $"{dx}");
        else if (dx == 0) text.Append('v').Append(CultureInfo.InvariantCulture, $"{dy}");
        else
        {
            text.Append('l').Append(CultureInfo.InvariantCulture, $"{dx}");
            Append(dy);
        }
        (x, y, isDrawing) = (nextX, nextY, true);
        return this;
    }

    /// <summary>Closes the outline.</summary>
    public PathText Close()
    {
        text.Append('z');
        isDrawing = false;
        return this;
    }

    /// <summary>The path so far.</summary>
    public override string ToString() => text.ToString();

    int Step(double value) => (int)Math.Round(value * scale, MidpointRounding.AwayFromZero);

    /// <summary>A minus sign parts two numbers as well as a blank does.</summary>
    void Append(int number)
    {
        if (number >= 0) text.Append(' ');
        text.Append(CultureInfo.InvariantCulture, $"{number}");
    }
}
