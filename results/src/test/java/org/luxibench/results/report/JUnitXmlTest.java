package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.SampleRun;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitXmlTest {
  @Test
  void eachPhaseItsPremiseAndItsThresholdsAreCases() throws Exception {
    Document file = parse(SampleRun.contention());
    assertThat(file.getElementsByTagName("testsuite").getLength()).isEqualTo(3);
    assertThat(file.getElementsByTagName("testcase").getLength()).isEqualTo(3 * 6 * (1 + 1 + 3));
    assertThat(file.getDocumentElement().getAttribute("tests")).isEqualTo("90");
  }

  @Test
  void aDefectOnShowDoesNotTurnTheFileRed() throws Exception {
    Element all = parse(SampleRun.contention()).getDocumentElement();
    assertThat(all.getAttribute("failures")).isEqualTo("0");
    assertThat(all.getAttribute("errors")).isEqualTo("0");
    assertThat(all.getTextContent()).contains("missed, as expected of this leg: timeouts == 0");
  }

  @Test
  void aPhaseNotAsExpectedFails() throws Exception {
    Document file = parse(SampleRun.regressed());
    assertThat(file.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    Element failure = (Element) file.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message"))
        .isEqualTo("FAILED, expected PASSED. p99 51.3 ms, limit 25 ms");
    assertThat(((Element) failure.getParentNode()).getAttribute("name"))
        .isEqualTo("node-add-waiting");
  }

  @Test
  void anInvalidPhaseIsAnErrorAndItsThresholdsAreSkipped() throws Exception {
    Element all = parse(SampleRun.invalid()).getDocumentElement();
    assertThat(all.getAttribute("failures")).isEqualTo("0");
    assertThat(all.getAttribute("errors")).isEqualTo("1");
    assertThat(all.getAttribute("skipped")).isEqualTo("3");
  }

  @Test
  void textThatXmlCannotHoldIsReplaced() throws Exception {
    LoadResult run = SampleRun.failingWith("saw \u001b[31m<\"&'\u0000>");
    NodeList failures = parse(run).getElementsByTagName("failure");
    assertThat(((Element) failures.item(0)).getAttribute("message"))
        .endsWith("saw \uFFFD[31m<\"&'\uFFFD>");
  }

  @Test
  void everyFileKeepsTheSchemaAndItsTotalsAddUp() throws Exception {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(JUnitXmlTest.class.getResource("junit.xsd"));
    for (LoadResult run :
        List.of(
            SampleRun.contention(),
            SampleRun.regressed(),
            SampleRun.invalid(),
            SampleRun.hostile("<&\"'>\u0001"))) {
      Document file = parse(run);
      schema.newValidator().validate(new DOMSource(file));
      assertThat(file.getDocumentElement().getAttribute("tests"))
          .isEqualTo(String.valueOf(file.getElementsByTagName("testcase").getLength()));
      assertThat(file.getDocumentElement().getAttribute("failures"))
          .isEqualTo(String.valueOf(file.getElementsByTagName("failure").getLength()));
    }
  }

  private static Document parse(LoadResult run) throws Exception {
    String xml = SampleReport.of(run).as(Report.Form.JUNIT);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
