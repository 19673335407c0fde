namespace Scoring.Publishing.Databases;

/// <summary>Takes the rows of one table, column by column.</summary>
interface IRowWriter : IDisposable
{
    /// <summary>A whole number.</summary>
    void Integer(int? value);

    /// <summary>A long whole number.</summary>
    void Long(long? value);

    /// <summary>A number; NaN = null.</summary>
    void Number(double value);

    /// <summary>Text.</summary>
    void Text(string? value);

    /// <summary>Yes or no.</summary>
    void Flag(bool value);

    /// <summary>Ends the row.</summary>
    void EndRow();

    /// <summary>Ends the table.</summary>
    void Complete();
}
