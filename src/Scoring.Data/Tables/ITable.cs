namespace Scoring.Data.Tables;

/// <summary>A table on disk whose header is known and whose columns can be decoded.</summary>
interface ITable
{
    /// <summary>The file as messages name it.</summary>
    string Name { get; }

    IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Prepares decoding of some columns. The parts are filled once every job has run; jobs may run in any order and at once.</summary>
    /// <param name="keys">Indices of columns decoded as texts.</param>
    /// <param name="values">Indices of columns decoded as numbers.</param>
    (IReadOnlyList<TablePart> Parts, IReadOnlyList<Action> Jobs) Decode(IReadOnlyList<int> keys, IReadOnlyList<int> values);
}
