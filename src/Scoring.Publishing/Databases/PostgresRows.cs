using Npgsql;
using NpgsqlTypes;

namespace Scoring.Publishing.Databases;

/// <summary>Copies rows into one table in the binary format.</summary>
sealed class PostgresRows(NpgsqlBinaryImporter importer) : IRowWriter
{
    bool isInRow;

    public void Integer(int? value)
    {
        Begin();
        if (value is { } number) importer.Write(number, NpgsqlDbType.Integer);
        else importer.WriteNull();
    }

    public void Long(long? value)
    {
        Begin();
        if (value is { } number) importer.Write(number, NpgsqlDbType.Bigint);
        else importer.WriteNull();
    }

    public void Number(double value)
    {
        Begin();
        if (double.IsNaN(value)) importer.WriteNull();
        else importer.Write(value, NpgsqlDbType.Double);
    }

    public void Text(string? value)
    {
        Begin();
        if (value is null) importer.WriteNull();
        // The server's text has no place for the character U+0000.
        else importer.Write(value.Replace('\0', '\uFFFD'), NpgsqlDbType.Text);
    }

    public void Flag(bool value)
    {
        Begin();
        importer.Write(value, NpgsqlDbType.Boolean);
    }

    public void EndRow() => isInRow = false;

    public void Complete() => importer.Complete();

    public void Dispose() => importer.Dispose();

    void Begin()
    {
        if (!isInRow) importer.StartRow();
        isInRow = true;
    }
}
